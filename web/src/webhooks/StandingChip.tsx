import { Check, CircleSlash, TriangleAlert } from 'lucide-react'
import { Chip } from '../ui/Chip'
import { failureWords } from './standing'
import type { Standing } from './useStanding'

const ICON = { size: 12, strokeWidth: 2, 'aria-hidden': true } as const

/** How a webhook is doing, in a word. */
export function StandingChip({ standing }: { standing: Standing }) {
  switch (standing.kind) {
    case 'enabled':
      return (
        <Chip look="success" icon={<Check {...ICON} />}>
          Enabled
        </Chip>
      )
    case 'failing':
      return (
        <Chip look="warning" icon={<TriangleAlert {...ICON} />}>
          {failureWords(standing.failures)}
        </Chip>
      )
    case 'disabled':
      return standing.after === null ? (
        <Chip icon={<CircleSlash {...ICON} />}>Disabled</Chip>
      ) : (
        <Chip look="danger" icon={<CircleSlash {...ICON} />}>
          Disabled after {standing.after} failures
        </Chip>
      )
  }
}
