import { RotateCw } from 'lucide-react'
import { problemOf } from '../api/problem'
import { Button } from './Button'

/** What could not be loaded, why, and another try. */
export function Failure({ what, error, onRetry }: { what: string; error: unknown; onRetry: () => void }) {
  const problem = problemOf(error)
  return (
    <div role="alert" className="flex flex-col items-start gap-3 p-4">
      <div>
        <p className="font-semibold">{what}</p>
        <p className="text-muted">{problem.message}</p>
        {problem.requestId && (
          <p className="mt-1 text-xs text-subtle">
            Request <code className="font-mono">{problem.requestId}</code>
          </p>
        )}
      </div>
      <Button onClick={onRetry}>
        <RotateCw size={16} strokeWidth={1.5} aria-hidden /> Try again
      </Button>
    </div>
  )
}
