import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { LinkPage } from '../../api/links'
import { counted, exact } from '../../format/numbers'
import { Button } from '../../ui/Button'
import type { Selection } from './useSelection'

/** Selects all that is shown, and says how much there is. */
export function ListHead({ count, total, selection }: { count: number; total: number | undefined; selection: Selection }) {
  const chosen = selection.links.length
  return (
    <div className="flex min-h-9 items-center gap-2 border-b bg-canvas pr-3 pl-3 text-xs text-muted sm:gap-3">
      <label className="-ml-1 inline-flex size-8 shrink-0 items-center justify-center touch-target">
        <input
          type="checkbox"
          aria-label="Select all links on this page"
          checked={chosen === count}
          ref={(element) => {
            if (element) element.indeterminate = chosen > 0 && chosen < count
          }}
          onChange={(event) => selection.setAll(event.target.checked)}
          className="size-4 accent-spruce"
        />
      </label>
      <span className="tabular-nums">
        {total === undefined || total <= count
          ? counted(count, 'link', 'links')
          : `${exact(count)} of ${counted(total, 'link', 'links')}`}
      </span>
    </div>
  )
}

export function Turns({ page, onTurn }: { page: LinkPage; onTurn: (direction: 'next' | 'previous') => void }) {
  return (
    <nav aria-label="Pages of links" className="mt-3 flex items-center justify-end gap-2">
      <Button disabled={!page.hasPrevious} onClick={() => onTurn('previous')}>
        <ChevronLeft size={16} strokeWidth={1.5} aria-hidden /> Previous
      </Button>
      <Button disabled={!page.hasNext} onClick={() => onTurn('next')}>
        Next <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
      </Button>
    </nav>
  )
}
