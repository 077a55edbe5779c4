import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Link, LinkSearch } from '../../api/links'
import { tagsQuery } from '../../api/tags'
import { useWorkspace } from '../../shell/workspaces'
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
        <Chip
          key={id}
          name="Tag"
          value={tags.find((tag) => tag.id === id)?.name ?? '…'}
          onRemove={() => onChange({ tagIds: toggled(search.tagIds, id) })}
        />
      ))}
      {search.domain && <Chip name="Domain" value={search.domain} onRemove={() => onChange({ domain: undefined })} />}
      {search.userId && (
        <Chip name="Creator" value={nameOfUser(search.userId)} onRemove={() => onChange({ userId: undefined })} />
      )}
    </div>
  )
}

function Chip({ name, value, onRemove }: { name: string; value: ReactNode; onRemove: () => void }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1 rounded-sm bg-spruce-wash pl-2 text-xs">
      <span className="text-muted">{name}</span>
      <bdi className="min-w-0 truncate font-semibold">{value}</bdi>
      <button
        type="button"
        aria-label={`Remove the filter ${name} ${String(value)}`}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text touch-target"
      >
        <X size={14} strokeWidth={2} aria-hidden />
      </button>
    </span>
  )
}
