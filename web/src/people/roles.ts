import type { Role } from '../api/session'

/** What members may be, and what that means, in the words of people. */
export const ROLES: { role: Role; label: string; says: string }[] = [
  { role: 'owner', label: 'Owner', says: 'May do everything, including people, keys and deleting the workspace.' },
  { role: 'member', label: 'Member', says: 'Makes and changes links, tags and folders; sees the rest.' },
  { role: 'viewer', label: 'Viewer', says: 'Sees everything and changes nothing.' },
  { role: 'billing', label: 'Billing', says: 'Sees everything and changes nothing; for whoever pays.' },
]

export function roleLabel(role: Role): string {
  return ROLES.find((each) => each.role === role)!.label
}

/** The most people who are invited at once. */
export const MOST_AT_ONCE = 10

/** The addresses in a text, however they are separated; each once. */
export function addressesIn(text: string): string[] {
  const seen = new Map<string, string>()
  for (const word of text.split(/[\s,;]+/)) {
    const address = word.replace(/^<|>$/g, '')
    if (address !== '' && !seen.has(address.toLowerCase())) seen.set(address.toLowerCase(), address)
  }
  return [...seen.values()]
}

/** What is wrong with addresses to invite, or null. */
export function addressesProblem(addresses: string[]): string | null {
  if (addresses.length === 0) return 'Enter at least one e-mail address.'
  if (addresses.length > MOST_AT_ONCE) return `At most ${MOST_AT_ONCE} people can be invited at once.`
  const odd = addresses.find((address) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(address))
  return odd === undefined ? null : `${odd} is no e-mail address.`
}
