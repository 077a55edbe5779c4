import { Check } from 'lucide-react'
import type { Row } from '../api/analytics'
import { compact, counted, percent } from '../format/numbers'
import { classes } from '../ui/classes'
import type { Grouping } from './groupings'
import { type AnalyticsSearch, isChosen, isSayable } from './search'

/** Rows with a bar of their share; each is a switch for its filter. */
export function GroupRows({
  grouping,
  rows,
  total,
  search,
  onToggle,
}: {
  grouping: Grouping
  rows: Row[]
  /** All clicks, of which the bars are shares. */
  total: number
  search: AnalyticsSearch
  onToggle: (value: string) => void
}) {
  const largest = Math.max(1, ...rows.map((row) => row.clicks))
  return (
    <ul className="flex flex-col gap-1">
      {rows.map((row) => {
        const value = grouping.value(row)
        const words = grouping.words(row)
        const chosen = isChosen(search, grouping.filter, value)
        return (
          <li key={words + value}>
            <button
              type="button"
              aria-pressed={chosen}
              disabled={!isSayable(value)}
              title={`${words}: ${counted(row.clicks, 'click', 'clicks')}, ${percent(row.clicks, total)}`}
              onClick={() => onToggle(value)}
              className={classes(
                'group relative flex min-h-9 w-full items-center gap-3 overflow-hidden rounded-sm px-2.5 text-left touch-target',
                'enabled:hover:bg-sunken disabled:cursor-default',
                chosen && 'outline outline-spruce',
              )}
            >
              <span
                aria-hidden
                style={{ width: `${(row.clicks / largest) * 100}%` }}
                className="share-bar absolute inset-y-0 left-0 rounded-sm bg-spruce-wash"
              />
              {chosen && <Check size={14} strokeWidth={2} aria-hidden className="relative shrink-0 text-spruce" />}
              <bdi className={classes('relative min-w-0 flex-1 truncate', grouping.mono && 'font-mono text-[13px]')}>
                {words}
              </bdi>
              <span className="relative shrink-0 text-xs text-muted tabular-nums">{percent(row.clicks, total)}</span>
              <span className="relative min-w-8 shrink-0 text-right font-semibold tabular-nums">
                {compact(row.clicks)}
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
