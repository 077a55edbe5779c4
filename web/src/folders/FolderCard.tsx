import { Link as RouterLink, useNavigate } from '@tanstack/react-router'
import { Ellipsis, Folder as FolderIcon, Hash, Pencil, Star, StarOff, Trash2, Users } from 'lucide-react'
import type { Folder } from '../api/folders'
import { counted } from '../format/numbers'
import { linksOf } from '../shell/linksOf'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { Chip } from '../ui/Chip'
import { copyText } from '../ui/clipboard'
import { Menu, type MenuItem } from '../ui/Menu'
import { useToast } from '../ui/Toasts'
import { levelWords } from './access'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export type FolderActions = {
  edit: () => void
  remove: () => void
  /** Starts in this folder, or no longer. */
  prefer: (preferred: boolean) => void
}

export function FolderCard({
  folder,
  links,
  preferred,
  requests,
  mayWrite,
  actions,
}: {
  folder: Folder
  /** How many it has; undefined until that is known. */
  links: number | undefined
  /** Whether the user starts here. */
  preferred: boolean
  /** How many members wait for access. */
  requests: number
  mayWrite: boolean
  actions: FolderActions
}) {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const toast = useToast()
  async function copyId() {
    const copied = await copyText(folder.id)
    toast(copied ? { message: `${folder.id} is copied.` } : { kind: 'error', message: `Copying failed: ${folder.id}` })
  }
  const members = {
    label: 'Members',
    icon: <Users {...ICON} />,
    run: () =>
      void navigate({
        to: '/$workspace/links/folders/$folderId/members',
        params: { workspace: workspace.slug, folderId: folder.id },
      }),
  }
  const own: MenuItem[] = [
    preferred
      ? { label: 'No longer start here', icon: <StarOff {...ICON} />, run: () => actions.prefer(false) }
      : { label: 'Start here', icon: <Star {...ICON} />, run: () => actions.prefer(true) },
    { label: 'Copy id', icon: <Hash {...ICON} />, run: () => void copyId() },
  ]
  return (
    <li className="relative flex min-w-0 flex-col gap-2 rounded-md border bg-surface p-4 focus-within:border-line-strong hover:border-line-strong">
      <div className="flex items-start gap-2.5">
        <FolderIcon size={20} strokeWidth={1.5} aria-hidden className="mt-1.5 shrink-0 text-muted" />
        <h2 className="min-w-0 flex-1 pt-1.5 font-semibold [overflow-wrap:anywhere]">
          <RouterLink
            to="/$workspace/links"
            params={{ workspace: workspace.slug }}
            search={linksOf({ folderId: folder.id })}
            className="rounded-sm after:absolute after:inset-0 hover:underline"
          >
            {folder.name || 'Unnamed'}
          </RouterLink>
        </h2>
        <div className="relative z-10 -mt-0.5 -mr-1.5">
          <Menu
            trigger={
              <IconButton label={`Actions for ${folder.name}`}>
                <Ellipsis {...ICON} />
              </IconButton>
            }
            groups={
              mayWrite
                ? [
                    [{ label: 'Edit', icon: <Pencil {...ICON} />, run: actions.edit }, members],
                    own,
                    [{ label: 'Delete…', icon: <Trash2 {...ICON} />, danger: true, run: actions.remove }],
                  ]
                : [[members], own]
            }
          />
        </div>
      </div>
      {folder.description && (
        <p className="line-clamp-2 text-muted [overflow-wrap:anywhere]" title={folder.description}>
          {folder.description}
        </p>
      )}
      <div className="mt-auto flex flex-wrap items-center gap-x-2 gap-y-1 pt-1">
        <span className="text-muted tabular-nums">{links === undefined ? '–' : counted(links, 'link', 'links')}</span>
        <Chip>{levelWords(folder.accessLevel)}</Chip>
        {preferred && (
          <Chip look="accent" icon={<Star size={12} strokeWidth={2} aria-hidden />}>
            You start here
          </Chip>
        )}
        {requests > 0 && mayWrite && (
          <RouterLink
            to="/$workspace/links/folders/$folderId/members"
            params={{ workspace: workspace.slug, folderId: folder.id }}
            className="relative z-10 rounded-sm hover:underline"
          >
            <Chip look="warning" icon={<Users size={12} strokeWidth={2} aria-hidden />}>
              {counted(requests, 'request', 'requests')}
            </Chip>
          </RouterLink>
        )}
      </div>
    </li>
  )
}
