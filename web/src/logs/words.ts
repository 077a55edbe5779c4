import type { Caller } from '../api/logs'
import type { ChipLook } from '../ui/Chip'

/** Stands where members and keys have ids, for what was ordered at the machine. */
const OPERATOR = 'operator'

/** `updateLink` as people say it: "Update link". */
export function actionWords(operation: string): string {
  const words = operation
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\boauth\b/, 'OAuth')
    .replace(/\butm\b/, 'UTM')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Who, in a word or two. */
export function shortWords(user: Caller | null, userId: string): string {
  return user?.name ?? user?.email ?? (userId === OPERATOR ? 'The operator' : 'Somebody')
}

/** What a field was or is, as it is shown. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Milliseconds, with as many digits as say something. */
export function durationWords(millis: number): string {
  if (millis >= 1_000) return `${(millis / 1_000).toFixed(1)} s`
  return `${millis < 10 ? millis.toFixed(1) : Math.round(millis)} ms`
}

export function statusLook(status: number): ChipLook {
  if (status >= 500) return 'danger'
  if (status >= 400) return 'warning'
  return status >= 300 ? 'plain' : 'success'
}

/** By what somebody came in: the dashboard or a key, which may have a name. */
export function doorWords(keyId: string, keyName: string | null = null): string {
  if (keyId === 'session') return 'Dashboard'
  if (keyId === OPERATOR) return 'Command line'
  return keyName === null ? keyId : `${keyName} (${keyId})`
}

/** Who changed something, as far as that can be told. */
export function changerWords(user: Caller | null, userId: string): string {
  if (!user) return userId === OPERATOR ? 'The operator' : userId
  const known = user.name ?? user.email ?? userId
  if (user.isMachine) return `${known} (program)`
  return user.email !== null && user.email !== known ? `${known} (${user.email})` : known
}
