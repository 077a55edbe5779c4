import { Check, CircleDashed, TriangleAlert } from 'lucide-react'
import type { DnsStatus } from '../api/domains'
import { Chip } from '../ui/Chip'
import { STANDINGS } from './dns'

const ICON = { size: 12, strokeWidth: 2, 'aria-hidden': true } as const

/** What the DNS says of a domain, in a word. */
export function StatusChip({ status }: { status: DnsStatus }) {
  const { word, look } = STANDINGS[status]
  return (
    <Chip
      look={look}
      icon={look === 'success' ? <Check {...ICON} /> : look === 'plain' ? <CircleDashed {...ICON} /> : <TriangleAlert {...ICON} />}
    >
      {word}
    </Chip>
  )
}

/** The same from what the server knew last, without asking the DNS. */
export function VerifiedChip({ verified }: { verified: boolean }) {
  return verified ? (
    <Chip look="success" icon={<Check {...ICON} />}>
      Verified
    </Chip>
  ) : (
    <Chip look="warning" icon={<TriangleAlert {...ICON} />}>
      Not verified
    </Chip>
  )
}
