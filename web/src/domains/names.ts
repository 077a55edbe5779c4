import { readableKey } from '../format/punycode'

const LABEL = /^[a-z0-9-]{1,63}$/
const TOP = /^[a-z]{2,63}$/

/**
 * A domain as somebody typed or pasted it, as the API wants it: without scheme, path and port, in
 * lower case, letters outside ASCII as Punycode.
 */
export function normalised(typed: string): string {
  const text = typed.trim()
  const bare = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#:].*$/s, '')
  if (bare === '') return ''
  try {
    // the parser of URLs knows Punycode
    return new URL(`https://${bare}`).hostname.replace(/\.$/, '')
  } catch {
    return bare.toLowerCase()
  }
}

/** Why a normalised name cannot be a domain of short links; null if it can (DOM-3). */
export function problemOfName(name: string): string | null {
  if (name === '') return 'Enter a domain.'
  const labels = name.split('.')
  if (labels.length < 2) return 'A domain has at least two parts, such as go.example.com.'
  if (name.startsWith('www.')) return 'Leave out “www.”, or use another part in its place, such as “go.”.'
  if (!labels.every((label) => LABEL.test(label))) {
    return 'The parts of a domain have letters, digits and hyphens, 63 at most.'
  }
  if (!TOP.test(labels.at(-1)!)) return 'The last part of a domain has letters only, at least two.'
  return null
}

/** The name in the letters its visitors know, if they differ. */
export function inLetters(name: string): string | null {
  const letters = name
    .split('.')
    .map((label) => readableKey(label))
    .join('.')
  return letters === name ? null : letters
}

/** Whether the name looks like one that belongs to a website: it has no part of its own before it. */
export function looksLikeApex(name: string): boolean {
  const labels = name.split('.')
  const secondLevel = labels.length === 3 && labels[2]!.length === 2 && /^(?:ac|co|com|edu|gov|net|org)$/.test(labels[1]!)
  return labels.length === 2 || secondLevel
}
