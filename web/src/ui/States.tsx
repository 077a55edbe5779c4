import type { ReactNode } from 'react'
import { Button } from './Button'

/** As high as the rows that will be there. */
export function Waiting({ what, rows = 4, height = 'h-14' }: { what: string; rows?: number; height?: string }) {
  return (
    <div className="late divide-y" role="status" aria-label={`Loading ${what}`}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={`flex flex-col justify-center px-4 ${height}`}>
          <div className="h-3.5 w-44 max-w-full rounded-sm bg-sunken" />
        </div>
      ))}
    </div>
  )
}

/** A list that has nothing yet: what it is for, and how to begin. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 p-6">
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="max-w-prose text-muted">{children}</p>
      </div>
      {action}
    </div>
  )
}

/** A list that has nothing of what is searched for. */
export function NothingFound({ what, search, onClear }: { what: string; search: string; onClear: () => void }) {
  return (
    <div className="flex flex-col items-start gap-3 p-6">
      <p>
        No {what} contains “<span className="font-semibold break-all">{search}</span>”.
      </p>
      <Button onClick={onClear}>Clear the search</Button>
    </div>
  )
}
