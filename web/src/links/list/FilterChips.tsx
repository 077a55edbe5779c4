import { useQuery } from '@tanstack/react-query'
import type { Link, LinkSearch } from '../../api/links'
import { tagsQuery } from '../../api/tags'
import { useWorkspace } from '../../shell/workspaces'
import { FilterChip } from '../../ui/FilterChip'
import { listed, toggled } from './search'
import { useUserNames } from './useFilterValues'

/** The filters that act, each with a way to take it off. */
export function FilterChips({
  search,
  shown,
  onChange,
}: {
  search: LinkSearch
  shown: Link[]
  onChange: (change: Partial<LinkSearch>) => void
}) {
  const workspace = useWorkspace()
  const tagIds = listed(search.tagIds)
  const { data: tags = [] } = useQuery({ ...tagsQuery(workspace.id), enabled: tagIds.length > 0, staleTime: 30_000 })
  const nameOfUser = useUserNames(shown)
  if (tagIds.length === 0 && !search.domain && !search.userId) return null
  return (
    <div role="group" aria-label="Filters" className="mt-2 flex flex-wrap items-center gap-1.5">
      {tagIds.map((id) => (
        <FilterChip
          key={id}
          name="Tag"
          value={tags.find((tag) => tag.id === id)?.name ?? '…'}
          onRemove={() => onChange({ tagIds: toggled(search.tagIds, id) })}
        />
      ))}
      {search.domain && <FilterChip name="Domain" value={search.domain} onRemove={() => onChange({ domain: undefined })} />}
      {search.userId && (
        <FilterChip name="Creator" value={nameOfUser(search.userId)} onRemove={() => onChange({ userId: undefined })} />
      )}
    </div>
  )
}
