import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { chooseNotifications, notificationsQuery } from '../api/notifications'
import { useWorkspace } from '../shell/workspaces'
import { Section } from '../ui/Section'
import { Switch } from '../ui/Switch'
import { useToast } from '../ui/Toasts'

/** Whether the owner who looks on is mailed when webhooks fail. */
export function FailureMails() {
  const workspace = useWorkspace()
  const toast = useToast()
  const client = useQueryClient()
  const query = notificationsQuery(workspace.id)
  const { data } = useQuery(query)
  const [busy, setBusy] = useState(false)
  if (!data) return null

  async function choose(webhookFailing: boolean) {
    setBusy(true)
    try {
      client.setQueryData(query.queryKey, await chooseNotifications(workspace.id, { webhookFailing }))
    } catch {
      toast({ kind: 'error', message: 'Your choice could not be saved. Try again.' })
    }
    setBusy(false)
  }

  return (
    <div className="mt-4">
      <Section title="Mails">
        <Switch
          label="Mail me when webhooks fail"
          help="One owner is told: of those who have this on, the one who joined first."
          checked={data.webhookFailing}
          disabled={busy}
          onChange={(checked) => void choose(checked)}
        />
      </Section>
    </div>
  )
}
