import { useQuery } from '@tanstack/react-query'
import { attemptsQuery, noticesQuery, type Webhook } from '../api/webhooks'
import { useWorkspace } from '../shell/workspaces'
import { complainedOf, disabledAfter, failuresInARow } from './standing'

export type Standing =
  | { kind: 'enabled' }
  | { kind: 'failing'; failures: number }
  /** `after` how many failures the server did it; null if somebody did. */
  | { kind: 'disabled'; after: number | null }

/** How a webhook is doing. Its log is large: where it is not on the page, it is only asked for after complaints. */
export function useStanding(webhook: Webhook): Standing {
  const workspace = useWorkspace()
  const { data: notices } = useQuery({ ...noticesQuery(workspace.id, webhook.id), staleTime: 10_000 })
  const { data: attempts } = useQuery({
    ...attemptsQuery(workspace.id, webhook.id),
    enabled: complainedOf(webhook, notices),
    staleTime: 10_000,
  })
  if (webhook.disabledAt !== null) return { kind: 'disabled', after: disabledAfter(webhook, notices) }
  const failures = failuresInARow(attempts ?? [])
  return failures > 0 ? { kind: 'failing', failures } : { kind: 'enabled' }
}
