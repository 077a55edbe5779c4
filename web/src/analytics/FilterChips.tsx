import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { linkQuery } from '../api/links'
import { nameOf } from '../format/shortLinks'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { valueWords } from './groupings'
import { activeFilters, type AnalyticsSearch, cleared, type Filter, FILTER_WORDS, type FilterName } from './search'

export function FilterChips({
  search,
  onChange,
}: {
  search: AnalyticsSearch
  onChange: (search: AnalyticsSearch) => void
}) {
  const active = activeFilters(search)
  if (active.length === 0) return null
  return (
    <div role="group" aria-label="Filters" className="mb-4 flex flex-wrap items-center gap-2">
      {active.map(({ name, filter }) => (
        <span
          key={name}
          className="flex min-h-8 max-w-full items-center gap-1 rounded-sm border bg-spruce-wash pl-2.5"
        >
          <span className="text-muted">{FILTER_WORDS[name]}</span>
          <span className="text-muted">{filter.not ? 'is not' : 'is'}</span>
          <span className="truncate font-semibold">
            <Values name={name} filter={filter} />
          </span>
          <button
            type="button"
            aria-label={`Remove the filter ${FILTER_WORDS[name]}`}
            onClick={() => onChange({ ...search, [name]: undefined })}
            className="flex size-8 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text touch-target"
          >
            <X size={14} strokeWidth={2} aria-hidden />
          </button>
        </span>
      ))}
      <Button look="quiet" onClick={() => onChange(cleared(search))} title="Clear all filters (Esc)">
        Clear all
      </Button>
    </div>
  )
}

function Values({ name, filter }: { name: FilterName; filter: Filter }) {
  return filter.values.map((value, index) => (
    <span key={value}>
      {index > 0 && ' or '}
      {name === 'linkId' ? <LinkName id={value} /> : valueWords(name, value)}
    </span>
  ))
}

function LinkName({ id }: { id: string }) {
  const workspace = useWorkspace()
  const { data: link } = useQuery(linkQuery(workspace.id, id))
  return <span className="font-mono text-[13px]">{link ? nameOf(link) : id}</span>
}
