import { useQuery } from '@tanstack/react-query'
import { Hash, Pencil, RefreshCw, Trash2 } from 'lucide-react'
import type { Key } from '../api/keys'
import { userQuery } from '../api/session'
import { useMayManage } from '../shell/workspaces'
import { copyText } from '../ui/clipboard'
import type { MenuItem } from '../ui/Menu'
import { useToast } from '../ui/Toasts'

/** What can be done with a key. */
export type KeyTask = 'edit' | 'rotate' | 'delete'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export function useKeyMenu(apiKey: Key, onTask: (task: KeyTask) => void): MenuItem[][] {
  const mayManage = useMayManage()
  const user = useQuery(userQuery)
  const toast = useToast()
  async function copyId() {
    const copied = await copyText(apiKey.id)
    toast(copied ? { message: `${apiKey.id} is copied.` } : { kind: 'error', message: `Copying failed: ${apiKey.id}` })
  }
  const task = (label: string, icon: MenuItem['icon'], name: KeyTask, danger = false): MenuItem => ({
    label,
    icon,
    danger,
    run: () => onTask(name),
  })
  const own: MenuItem[] = [{ label: 'Copy id', icon: <Hash {...ICON} />, run: () => void copyId() }]
  if (!mayManage) return [own]
  // with another person's secret one could act in their name
  const mayRotate = apiKey.user.isMachine || apiKey.user.id === user.data?.id
  return [
    [
      task('Edit…', <Pencil {...ICON} />, 'edit'),
      ...(mayRotate ? [task('Rotate…', <RefreshCw {...ICON} />, 'rotate')] : []),
    ],
    own,
    [task('Delete…', <Trash2 {...ICON} />, 'delete', true)],
  ]
}
