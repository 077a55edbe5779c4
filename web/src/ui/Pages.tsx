import { ChevronLeft, ChevronRight } from 'lucide-react'
import { exact } from '../format/numbers'
import { Button } from './Button'

/** Which part of a list is shown, and the way to the rest; nothing where all of it is. */
export function Pages({
  what,
  page,
  size,
  total,
  onTurn,
}: {
  /** Of what, in the plural. */
  what: string
  /** From 1. */
  page: number
  size: number
  total: number
  onTurn: (page: number) => void
}) {
  if (total <= size && page === 1) return null
  const first = (page - 1) * size + 1
  return (
    <nav aria-label={`Pages of ${what}`} className="mt-3 flex items-center justify-end gap-2">
      <p className="mr-auto text-muted tabular-nums">
        {total < first ? exact(total) : `${exact(first)}–${exact(Math.min(total, page * size))} of ${exact(total)}`}{' '}
        {what}
      </p>
      <Button disabled={page <= 1} onClick={() => onTurn(page - 1)}>
        <ChevronLeft size={16} strokeWidth={1.5} aria-hidden /> Previous
      </Button>
      <Button disabled={page * size >= total} onClick={() => onTurn(page + 1)}>
        Next <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
      </Button>
    </nav>
  )
}
