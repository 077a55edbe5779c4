import { type Attempt, MOST_ATTEMPTS, type Notice, type Webhook } from '../api/webhooks'
import { counted } from '../format/numbers'

export type Outcome = 'delivered' | 'redirected' | 'failed'

/** Redirects are not followed and tried again, but do not speak against the endpoint. */
export function outcomeOf(status: number): Outcome {
  if (status >= 400) return 'failed'
  return status >= 200 && status < 300 ? 'delivered' : 'redirected'
}

/** How many attempts have failed since the last that did not; the log is newest first. */
export function failuresInARow(attempts: readonly Attempt[]): number {
  const other = attempts.findIndex(({ http_status }) => outcomeOf(http_status) !== 'failed')
  return other === -1 ? attempts.length : other
}

/** A row of failures in words; the log may not reach back to its beginning. */
export function failureWords(failures: number): string {
  return failures < MOST_ATTEMPTS
    ? `${counted(failures, 'attempt', 'attempts')} failed in a row`
    : `At least ${counted(failures, 'attempt', 'attempts')} failed in a row`
}

/** Whether the server has complained of a webhook that is enabled; only then is its log worth asking for. */
export function complainedOf(webhook: Webhook, notices: readonly Notice[] | undefined): boolean {
  return webhook.disabledAt === null && notices?.[0] !== undefined && notices[0].kind !== 'created'
}

/** After how many failures the server itself disabled a webhook; null if somebody did, or nobody. */
export function disabledAfter(webhook: Webhook, notices: readonly Notice[] | undefined): number | null {
  const notice = notices?.find(({ kind }) => kind === 'disabled')
  if (!notice || webhook.disabledAt === null) return null
  return Date.parse(notice.createdAt) === Date.parse(webhook.disabledAt) ? notice.failures : null
}

/**
 * The number of each attempt within its delivery, from 1, in the order of the log. Null where the
 * log is cut off, and there may have been earlier ones.
 */
export function tries(attempts: readonly Attempt[]): (number | null)[] {
  if (attempts.length >= MOST_ATTEMPTS) return attempts.map(() => null)
  const seen = new Map<string, number>()
  return attempts
    .toReversed()
    .map(({ message_id }) => {
      const number = (seen.get(message_id) ?? 0) + 1
      seen.set(message_id, number)
      return number
    })
    .toReversed()
}

export function noticeWords({ kind, failures }: Notice): string {
  switch (kind) {
    case 'created':
      return 'The webhook was made.'
    case 'failing':
      return `${failures} failures in a row.`
    case 'disabled':
      return `Disabled by the server after ${failures} failures in a row.`
  }
}
