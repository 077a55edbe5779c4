import { Link as RouterLink } from '@tanstack/react-router'
import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { CountedTag } from '../api/tags'
import { counted } from '../format/numbers'
import { linksOf } from '../shell/linksOf'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { TagBadge } from '../ui/TagBadge'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export function TagRow({
  tag,
  onEdit,
  onDelete,
}: {
  tag: CountedTag
  onEdit: () => void
  onDelete: () => void
}) {
  const workspace = useWorkspace()
  const links = counted(tag._count.links, 'link', 'links')
  return (
    <li className="flex items-center gap-3 py-1.5 pr-2 pl-4 focus-within:bg-canvas hover:bg-canvas">
      <RouterLink
        to="/$workspace/links"
        params={{ workspace: workspace.slug }}
        search={linksOf({ tagIds: tag.id })}
        title={`Show ${links}`}
        className="group flex min-h-10 min-w-0 flex-1 items-center gap-3 rounded-sm touch-target"
      >
        <TagBadge name={tag.name} color={tag.color} />
        <span className="ml-auto shrink-0 text-muted tabular-nums group-hover:underline">{links}</span>
      </RouterLink>
      <Menu
        trigger={
          <IconButton label={`Actions for ${tag.name}`}>
            <Ellipsis {...ICON} />
          </IconButton>
        }
        groups={[
          [{ label: 'Edit', icon: <Pencil {...ICON} />, run: onEdit }],
          [{ label: 'Delete…', icon: <Trash2 {...ICON} />, danger: true, run: onDelete }],
        ]}
      />
    </li>
  )
}
