import { Button } from '../ui/Button'
import { failureWords } from './standing'
import type { Standing } from './useStanding'

/** What is wrong with a webhook, and what can be done; nothing where all is well. */
export function Trouble({ standing, onEnable }: { standing: Standing; onEnable: (() => void) | undefined }) {
  if (standing.kind === 'enabled') return null
  if (standing.kind === 'failing') {
    return (
      <p className="rounded-md border border-warning bg-warning-wash px-4 py-3 text-warning">
        {failureWords(standing.failures)}. What failed is tried again later; after 20 failures in a row the server
        disables the webhook. The log below says what the endpoint answered.
      </p>
    )
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line-strong bg-sunken px-4 py-3">
      <p className="min-w-0 max-w-prose">
        {standing.after === null
          ? 'It is disabled, and told of nothing.'
          : `The server disabled it after ${standing.after} failures in a row. Mend the endpoint first, send a test event, and enable it then: if it still fails, it is disabled again at once.`}
      </p>
      {onEnable && <Button onClick={onEnable}>Enable</Button>}
    </div>
  )
}
