import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { problemOf } from '../api/problem'
import { type Attempt, attemptsQuery, MOST_ATTEMPTS, noticesQuery, resendDelivery, type Webhook, webhookQuery } from '../api/webhooks'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { Waiting } from '../ui/States'
import { useToast } from '../ui/Toasts'
import { AttemptRow } from './AttemptRow'
import { outcomeOf, tries } from './standing'
import { triggerWords } from './triggers'

/** How often the log is asked for, in milliseconds: while something is awaited, and else. */
const SOON = 1_500
const NOW_AND_THEN = 20_000

/** What a webhook was told, and what it answered. */
export function DeliveryLog({
  webhook,
  awaited,
  onAwait,
  onTest,
}: {
  webhook: Webhook
  /** The delivery that somebody here waits for. */
  awaited: string | null
  onAwait: (messageId: string) => void
  onTest: (() => void) | undefined
}) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const queries = useQueryClient()
  const toast = useToast()
  const [failedOnly, setFailedOnly] = useState(false)
  const log = useQuery({
    ...attemptsQuery(workspace.id, webhook.id),
    refetchInterval: ({ state }) => (awaited && !find(state.data, awaited) ? SOON : NOW_AND_THEN),
  })
  const come = awaited ? find(log.data, awaited) : undefined
  const latest = log.data?.[0]
  const mark = latest && `${latest.message_id} ${latest.timestamp}`
  useEffect(() => {
    // an attempt may have been the one that disabled the webhook
    if (!mark) return
    void queries.invalidateQueries({ queryKey: webhookQuery(workspace.id, webhook.id).queryKey })
    void queries.invalidateQueries({ queryKey: noticesQuery(workspace.id, webhook.id).queryKey })
  }, [mark, queries, workspace.id, webhook.id])

  async function resend(attempt: Attempt) {
    try {
      const { messageId } = await resendDelivery(workspace.id, webhook.id, attempt.message_id)
      onAwait(messageId)
      void log.refetch()
    } catch (failure) {
      toast({ kind: 'error', message: `It is not sent again. ${problemOf(failure).message}` })
    }
  }

  const numbers = tries(log.data ?? [])
  const rows = (log.data ?? [])
    .map((attempt, index) => ({ attempt, number: numbers[index] ?? null }))
    .filter(({ attempt }) => !failedOnly || outcomeOf(attempt.http_status) !== 'delivered')
  return (
    <Section
      title="Deliveries"
      about={`The last ${MOST_ATTEMPTS} attempts, newest first.`}
      flush
      actions={
        <>
          <Button
            aria-pressed={failedOnly}
            onClick={() => setFailedOnly(!failedOnly)}
            className="aria-pressed:border-spruce aria-pressed:bg-spruce-wash"
          >
            Failed only
          </Button>
          {onTest && (
            <Button onClick={onTest}>
              <Send size={16} strokeWidth={1.5} aria-hidden /> Send a test event
            </Button>
          )}
        </>
      }
    >
      <p role="status" className={classes(awaited ? 'border-b px-4 py-2 text-muted sm:px-5' : 'sr-only')}>
        {awaited && (come ? arrival(come) : 'An event is on its way…')}
      </p>
      {rows.length > 0 ? (
        <ul className="divide-y">
          {rows.map(({ attempt, number }) => (
            <AttemptRow
              key={`${attempt.message_id} ${attempt.timestamp}`}
              attempt={attempt}
              number={number}
              onResend={mayManage ? () => resend(attempt) : undefined}
            />
          ))}
        </ul>
      ) : log.data ? (
        <p className="px-4 py-6 text-muted sm:px-5">
          {log.data.length > 0 ? 'None of them failed.' : 'Nothing has been sent yet.'}
        </p>
      ) : log.error ? (
        <Failure what="The log could not be loaded." error={log.error} onRetry={() => void log.refetch()} />
      ) : (
        <Waiting what="deliveries" height="h-11" />
      )}
    </Section>
  )
}

function find(attempts: Attempt[] | undefined, messageId: string): Attempt | undefined {
  return attempts?.find((attempt) => attempt.message_id === messageId)
}

function arrival({ event, http_status }: Attempt): string {
  const words = triggerWords(event)
  return outcomeOf(http_status) === 'delivered'
    ? `${words}: delivered, answered with ${http_status}.`
    : `${words}: not delivered, answered with ${http_status}. It is tried again.`
}
