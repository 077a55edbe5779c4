import type { Queued, Webhook } from '../api/webhooks'
import { useToast } from '../ui/Toasts'
import { DeleteDialog } from './DeleteDialog'
import { TestDialog } from './TestDialog'
import type { WebhookTask } from './useWebhookMenu'
import { WebhookDialog } from './WebhookDialog'

/** The dialog of a task that needs one. */
export function WebhookTasks({
  task,
  webhook,
  onSent,
  onGone,
  onClose,
}: {
  task: WebhookTask
  webhook: Webhook
  /** An event is on its way. */
  onSent: (queued: Queued) => void
  /** It is no longer here. */
  onGone?: () => void
  onClose: () => void
}) {
  const toast = useToast()
  switch (task) {
    case 'edit':
      return <WebhookDialog webhook={webhook} onDone={onClose} onClose={onClose} />
    case 'test':
      return (
        <TestDialog
          webhook={webhook}
          onSent={(queued) => {
            onClose()
            onSent(queued)
          }}
          onClose={onClose}
        />
      )
    case 'delete':
      return (
        <DeleteDialog
          webhook={webhook}
          onDone={() => {
            onClose()
            onGone?.()
            toast({ message: `${webhook.name} is deleted.` })
          }}
          onClose={onClose}
        />
      )
    default:
      return null
  }
}
