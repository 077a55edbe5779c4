import type { LinkTag } from '../../api/links'
import { TagBadge } from '../../ui/TagBadge'

/** The first tags of a link, those filtered by before the others; each filters by itself. */
export function LinkTags({
  tags,
  filtered,
  most = 2,
  onToggle,
}: {
  tags: LinkTag[]
  filtered: string[]
  most?: number
  onToggle: (id: string) => void
}) {
  if (tags.length === 0) return null
  const rank = (tag: LinkTag) => (filtered.includes(tag.id) ? 0 : 1)
  const sorted = [...tags].sort((a, b) => rank(a) - rank(b))
  const rest = sorted.slice(most)
  return (
    <span className="flex min-w-0 items-center gap-1">
      {sorted.slice(0, most).map((tag) => (
        <button
          key={tag.id}
          type="button"
          aria-pressed={filtered.includes(tag.id)}
          aria-label={`Filter by the tag ${tag.name}`}
          title={filtered.includes(tag.id) ? 'Take this filter off' : 'Filter by this tag'}
          onClick={() => onToggle(tag.id)}
          className="inline-flex min-h-6 max-w-36 min-w-0 items-center rounded-sm hover:opacity-80"
        >
          <TagBadge name={tag.name} color={tag.color} />
        </button>
      ))}
      {rest.length > 0 && (
        <span className="shrink-0 text-xs text-muted" title={rest.map((tag) => tag.name).join(', ')}>
          {rest.length} more
        </span>
      )}
    </span>
  )
}
