import { useQuery } from '@tanstack/react-query'
import { ChevronDown, Folder as FolderIcon, Inbox } from 'lucide-react'
import { foldersQuery } from '../../api/folders'
import { linkCountsQuery } from '../../api/linkCounts'
import { compact } from '../../format/numbers'
import { useWorkspace } from '../../shell/workspaces'
import { Menu } from '../../ui/Menu'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

/** The name of the folder one is in, and the way to the others; nothing where there are none. */
export function FolderPicker({
  folderId,
  everywhere,
  onChange,
}: {
  folderId: string | undefined
  /** Whether the filters find links in all folders. */
  everywhere: boolean
  onChange: (id?: string) => void
}) {
  const workspace = useWorkspace()
  const { data: folders = [] } = useQuery({ ...foldersQuery(workspace.id), staleTime: 30_000 })
  const { data: counts } = useQuery({
    ...linkCountsQuery(workspace.id, 'folderId'),
    enabled: folders.length > 0,
    staleTime: 10_000,
  })
  if (folders.length === 0 && !folderId) return null
  const count = (id: string | null) => {
    const found = counts?.find(({ value }) => value === id)?.count
    return counts ? compact(found ?? 0) : undefined
  }
  const name = folderId ? (folders.find(({ id }) => id === folderId)?.name ?? 'Another folder') : everywhere ? 'All folders' : 'Unsorted'
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`Folder: ${name}`}
          className="inline-flex min-h-9 min-w-0 items-center gap-2 rounded-sm px-2 font-semibold text-muted hover:bg-sunken hover:text-text touch-target"
        >
          {folderId ? <FolderIcon {...ICON} className="shrink-0" /> : <Inbox {...ICON} className="shrink-0" />}
          <bdi className="truncate">{name}</bdi>
          <ChevronDown size={16} strokeWidth={1.5} aria-hidden className="shrink-0" />
        </button>
      }
      groups={[
        [
          {
            label: 'Unsorted',
            icon: <Inbox {...ICON} />,
            hint: count(null),
            checked: !folderId && !everywhere,
            run: () => onChange(undefined),
          },
        ],
        folders.map((folder) => ({
          label: folder.name,
          icon: <FolderIcon {...ICON} />,
          hint: count(folder.id),
          checked: folder.id === folderId,
          run: () => onChange(folder.id),
        })),
      ]}
    />
  )
}
