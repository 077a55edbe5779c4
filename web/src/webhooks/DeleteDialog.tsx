import { useQueryClient } from '@tanstack/react-query'
import { deleteWebhook, type Webhook, webhooksQuery } from '../api/webhooks'
import { useWorkspace } from '../shell/workspaces'
import { ConfirmDialog } from '../ui/ConfirmDialog'

export function DeleteDialog({
  webhook,
  onDone,
  onClose,
}: {
  webhook: Webhook
  onDone: () => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  return (
    <ConfirmDialog
      title="Delete webhook"
      verb="Delete webhook"
      doing="Deleting…"
      onClose={onClose}
      onConfirm={async () => {
        await deleteWebhook(workspace.id, webhook.id)
        // what is known of it alone would be asked for in vain
        void queries.invalidateQueries({ queryKey: webhooksQuery(workspace.id).queryKey })
        onDone()
      }}
    >
      <p>
        <strong className="[overflow-wrap:anywhere]">{webhook.name}</strong> is deleted with its log and whatever is
        still on its way. This cannot be undone.
      </p>
      <p className="text-muted">To only stop it for a while, disable it.</p>
    </ConfirmDialog>
  )
}
