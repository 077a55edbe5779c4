import { Tag as TagIcon } from 'lucide-react'
import type { TagColor } from '../api/tags'

/** A tag in its colour, told by its name. */
export function TagBadge({ name, color }: { name: string; color: TagColor }) {
  return (
    <span
      data-tag-color={color}
      className="inline-flex min-h-5 max-w-full min-w-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium"
    >
      <TagIcon size={12} strokeWidth={2} aria-hidden className="shrink-0" />
      <bdi className="truncate">{name}</bdi>
    </span>
  )
}
