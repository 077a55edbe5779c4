import { Archive, ArchiveRestore, ArrowRightLeft, Hash, PencilLine, Star, Trash2 } from 'lucide-react'
import { type Domain } from '../api/domains'
import type { Link } from '../api/links'
import { copyText } from '../ui/clipboard'
import type { MenuItem } from '../ui/Menu'
import { useToast } from '../ui/Toasts'

/** What can be done with a domain as a whole. */
export type DomainTask = 'primary' | 'rename' | 'archive' | 'restore' | 'transfer' | 'delete'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export function useDomainMenu(domain: Domain, root: Link | null, onTask: (task: DomainTask) => void): MenuItem[][] {
  const toast = useToast()
  async function copyId(id: string) {
    const copied = await copyText(id)
    toast(copied ? { message: `${id} is copied.` } : { kind: 'error', message: `Copying failed: ${id}` })
  }
  const task = (label: string, icon: MenuItem['icon'], name: DomainTask, danger = false): MenuItem => ({
    label,
    icon,
    danger,
    run: () => onTask(name),
  })
  const ids: MenuItem[] = [
    { label: 'Copy id', icon: <Hash {...ICON} />, run: () => void copyId(domain.id) },
    ...(root ? [{ label: 'Copy link id', icon: <Hash {...ICON} />, run: () => void copyId(root.id) }] : []),
  ]
  return [
    [
      ...(domain.primary ? [] : [task('Make primary…', <Star {...ICON} />, 'primary')]),
      task('Rename…', <PencilLine {...ICON} />, 'rename'),
      domain.archived
        ? task('Take out of archive', <ArchiveRestore {...ICON} />, 'restore')
        : task('Archive', <Archive {...ICON} />, 'archive'),
      task('Transfer…', <ArrowRightLeft {...ICON} />, 'transfer'),
    ],
    ids,
    [task('Delete…', <Trash2 {...ICON} />, 'delete', true)],
  ]
}
