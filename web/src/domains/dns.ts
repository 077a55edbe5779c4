import type { DnsRecord, DnsStatus } from '../api/domains'
import type { ChipLook } from '../ui/Chip'

/** What a status of the API means, in a word, and how it goes on. */
export type Standing = { word: string; look: ChipLook; next: string }

export const STANDINGS: Record<DnsStatus, Standing> = {
  'Valid Configuration': { word: 'Verified', look: 'success', next: 'Visitors of this domain reach this server.' },
  'Invalid Configuration': {
    word: 'Leads elsewhere',
    look: 'warning',
    next: 'Set the records below where the domain’s DNS is kept.',
  },
  'Conflicting DNS Records': {
    word: 'Conflict',
    look: 'danger',
    next: 'Remove the records that lead elsewhere; only those below may stay.',
  },
  'Pending Verification': { word: 'Pending', look: 'warning', next: 'One more record has to be set.' },
  'Domain Not Found': {
    word: 'Not in the DNS',
    look: 'warning',
    next: 'Set the records below where the domain’s DNS is kept.',
  },
  'Unknown Error': { word: 'Not known', look: 'plain', next: 'The DNS did not answer.' },
}

export type RecordState = 'set' | 'missing' | 'different' | 'optional'

/** How what the DNS says of a record compares with what it should say. */
export function stateOf(record: DnsRecord): RecordState {
  const found = record.found.map(plain)
  if (found.includes(plain(record.value))) return 'set'
  if (!record.required) return 'optional'
  return found.length === 0 ? 'missing' : 'different'
}

/** Names are the same with and without a dot at their end, and in either case. */
function plain(value: string): string {
  return value.startsWith('waymark-verify=') ? value : value.replace(/\.$/, '').toLowerCase()
}

const SECOND = 1_000
const SOON = 10 * SECOND
const LATE = 300 * SECOND
const EAGER = 6

/** How long to wait before the DNS is asked again: seconds at first, minutes in the end. */
export function pauseAfter(checks: number): number {
  return checks <= EAGER ? SOON : Math.min(LATE, SOON * 2 ** (checks - EAGER))
}

/** The records as text, to send to whoever keeps the DNS. */
export function instructions(slug: string, records: DnsRecord[]): string {
  const lines = records
    .filter((record) => stateOf(record) !== 'optional')
    .map(({ type, host, value }) => `${type}  ${host}  ${value}`)
  return [`Records for ${slug}:`, '', ...lines].join('\n')
}
