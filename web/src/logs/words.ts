import type { Change } from '../api/logs'
import type { ChipLook } from '../ui/Chip'

/** `updateLink` as people say it: "Update link". */
export function actionWords(operation: string): string {
  const words = operation
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\boauth\b/, 'OAuth')
    .replace(/\butm\b/, 'UTM')
  return words.charAt(0).toUpperCase() + words.slice(1)
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
  return keyName === null ? keyId : `${keyName} (${keyId})`
}

/** Who changed something, as far as that can be told. */
export function changerWords(user: Change['user'], userId: string): string {
  if (!user) return userId
  const known = user.name ?? user.email ?? userId
  if (user.isMachine) return `${known} (program)`
  return user.email !== null && user.email !== known ? `${known} (${user.email})` : known
}
