import { CircleSlash, Hash, Pencil, Play, Send, Trash2 } from 'lucide-react'
import type { Webhook } from '../api/webhooks'
import { useMayManage } from '../shell/workspaces'
import { copyText } from '../ui/clipboard'
import type { MenuItem } from '../ui/Menu'
import { useToast } from '../ui/Toasts'

/** What can be done with a webhook as a whole. */
export type WebhookTask = 'edit' | 'test' | 'enable' | 'disable' | 'delete'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export function useWebhookMenu(webhook: Webhook, onTask: (task: WebhookTask) => void): MenuItem[][] {
  const mayManage = useMayManage()
  const toast = useToast()
  async function copyId() {
    const copied = await copyText(webhook.id)
    toast(copied ? { message: `${webhook.id} is copied.` } : { kind: 'error', message: `Copying failed: ${webhook.id}` })
  }
  const task = (label: string, icon: MenuItem['icon'], name: WebhookTask, danger = false): MenuItem => ({
    label,
    icon,
    danger,
    run: () => onTask(name),
  })
  const own: MenuItem[] = [{ label: 'Copy id', icon: <Hash {...ICON} />, run: () => void copyId() }]
  if (!mayManage) return [own]
  return [
    [
      task('Edit…', <Pencil {...ICON} />, 'edit'),
      task('Send a test event…', <Send {...ICON} />, 'test'),
      webhook.disabledAt === null
        ? task('Disable', <CircleSlash {...ICON} />, 'disable')
        : task('Enable', <Play {...ICON} />, 'enable'),
    ],
    own,
    [task('Delete…', <Trash2 {...ICON} />, 'delete', true)],
  ]
}
