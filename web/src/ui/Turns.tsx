import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from './Button'

/** The way through a list whose length is not known; nothing where all of it is shown. */
export function Turns({
  what,
  page,
  hasNext,
  onTurn,
}: {
  /** Of what, in the plural. */
  what: string
  /** From 1. */
  page: number
  hasNext: boolean
  onTurn: (page: number) => void
}) {
  if (page === 1 && !hasNext) return null
  return (
    <nav aria-label={`Pages of ${what}`} className="mt-3 flex items-center justify-end gap-2">
      <Button disabled={page <= 1} onClick={() => onTurn(page - 1)}>
        <ChevronLeft size={16} strokeWidth={1.5} aria-hidden /> Previous
      </Button>
      <Button disabled={!hasNext} onClick={() => onTurn(page + 1)}>
        Next <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
      </Button>
    </nav>
  )
}
