import { useQueryClient } from '@tanstack/react-query'
import { problemOf } from '../api/problem'
import { enableWebhook, type Webhook, webhooksKey } from '../api/webhooks'
import { useWorkspace } from '../shell/workspaces'
import { useToast } from '../ui/Toasts'

/** Enables or disables at once, and offers the way back. */
export function useEnabling() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  return async function set(webhook: Webhook, enabled: boolean, undoable = true) {
    try {
      await enableWebhook(workspace.id, webhook.id, enabled)
      await queries.invalidateQueries({ queryKey: webhooksKey(workspace.id) })
    } catch (failure) {
      return toast({ kind: 'error', message: `${webhook.name} stays as it was. ${problemOf(failure).message}` })
    }
    if (undoable) {
      toast({
        message: enabled
          ? `${webhook.name} is enabled. What happened meanwhile is not sent.`
          : `${webhook.name} is disabled. What is on its way still arrives.`,
        action: { label: 'Undo', run: () => void set(webhook, !enabled, false) },
      })
    }
  }
}
