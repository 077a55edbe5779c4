import type { ChipLook } from '../ui/Chip'

/** `updateLink` as people say it: "Update link". */
export function actionWords(operation: string): string {
  const words = operation.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
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

/** By what somebody came in. */
export function doorWords(keyId: string): string {
  return keyId === 'session' ? 'Dashboard' : keyId
}
