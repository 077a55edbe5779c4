import { type Point, pointAt } from '../analytics/buckets'
import type { UsageDay } from '../api/usage'
import { exact, percent } from '../format/numbers'

/** Days as they are on the clocks of whoever looks. */
export function pointsOf(days: UsageDay[]): Point[] {
  return days.map(({ date, value }) => {
    const [year, month, day] = date.split('-').map(Number)
    return pointAt(new Date(year!, month! - 1, day), value, 'day')
  })
}

/** What is used of a limit, in one sentence; of no limit, how many. */
export function share(used: number, limit: number | null): string {
  if (limit === null) return `${exact(used)}, without a limit`
  return limit > 0 ? `${exact(used)} of ${exact(limit)} (${percent(used, limit)})` : `${exact(used)} of ${exact(limit)}`
}
