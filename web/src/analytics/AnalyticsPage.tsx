import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { countQuery } from '../api/analytics'
import { linkQuery } from '../api/links'
import { counted } from '../format/numbers'
import { nameOf } from '../format/shortLinks'
import { PageHeading } from '../shell/Shell'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { CopyButton } from '../ui/CopyButton'
import { ShortLink } from '../ui/ShortLink'
import { useShortcuts } from '../ui/useShortcuts'
import { FilterChips } from './FilterChips'
import { GroupCard } from './GroupCard'
import { CARDS } from './groupings'
import { IntervalPicker } from './IntervalPicker'
import { Overview } from './Overview'
import { activeFilters, type AnalyticsSearch, cleared, parseFilter, toggled, USUAL_INTERVAL } from './search'

export function AnalyticsPage() {
  useTitle('Analytics')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/links/analytics' })
  const navigate = useNavigate({ from: '/$workspace/links/analytics' })
  const { data: count, isPlaceholderData } = useQuery(countQuery(workspace.id, search))
  const show = (next: AnalyticsSearch) => void navigate({ search: next })
  useShortcuts({ Escape: () => activeFilters(search).length > 0 && show(cleared(search)) })
  const total = count?.clicks
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <PageHeading>Analytics</PageHeading>
        <div className="w-full sm:w-auto">
          <IntervalPicker
            value={search.interval ?? USUAL_INTERVAL}
            onChange={(interval) => show({ ...search, interval })}
          />
        </div>
      </div>
      <FilterChips search={search} onChange={show} />
      <p role="status" className="sr-only">
        {total !== undefined && !isPlaceholderData && counted(total, 'click', 'clicks')}
      </p>
      {total === 0 && <NoClicks search={search} />}
      <Overview search={search} total={total} />
      <div className="grid gap-4 lg:grid-cols-2">
        {CARDS.map((card) => (
          <GroupCard
            key={card.title}
            card={card}
            search={search}
            total={total ?? 0}
            onToggle={(grouping, value) => show(toggled(search, grouping.filter, value))}
          />
        ))}
      </div>
    </>
  )
}

/** Says what to do about an empty page. */
function NoClicks({ search }: { search: AnalyticsSearch }) {
  const links = search.linkId ? parseFilter(search.linkId) : null
  const only = links && !links.not && links.values.length === 1 ? links.values[0]! : null
  const others = activeFilters(search).filter(({ name }) => name !== 'linkId').length
  return (
    <div className="mb-4 rounded-md border bg-surface p-4">
      {others > 0 ? (
        <p>No click in this interval matches all filters.</p>
      ) : (
        <p>
          No clicks in this interval yet.{' '}
          <span className="text-muted">Visit a short link: the click shows up here within seconds.</span>
        </p>
      )}
      {only && others === 0 && <TryLink id={only} />}
    </div>
  )
}

function TryLink({ id }: { id: string }) {
  const workspace = useWorkspace()
  const { data: link } = useQuery(linkQuery(workspace.id, id))
  if (!link) return null
  return (
    <p className="mt-2 flex items-center gap-1">
      <ShortLink link={link} />
      <CopyButton text={link.shortLink} label={`Copy ${nameOf(link)}`} />
    </p>
  )
}
