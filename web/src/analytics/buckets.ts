import type { Bucket } from '../api/analytics'
import { counted, exact } from '../format/numbers'
import type { IntervalName } from './search'

/** A point of a chart. */
export type Point = { start: Date; value: number; label: string; tick: string }

/** What a chart counts, in the singular and in the plural. */
export type Counted = readonly [one: string, many: string]

export const CLICKS: Counted = ['click', 'clicks']

export type Granularity = 'hour' | 'day' | 'month'

/** How long the API makes the buckets of an interval (B3). */
export function granularityOf(interval: IntervalName): Granularity {
  if (interval === '24h') return 'hour'
  return interval === '1y' || interval === 'all' ? 'month' : 'day'
}

/** The API writes offsets without a colon, as in `+0200` (B6). */
export function parseStart(start: string): Date {
  return new Date(start.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
}

const LABELS: Record<Granularity, Intl.DateTimeFormat> = {
  hour: new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
  day: new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
  month: new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' }),
}

const TICKS: Record<Granularity, Intl.DateTimeFormat> = {
  hour: new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }),
  day: new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' }),
  month: new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit' }),
}

export function pointsOf(buckets: Bucket[], granularity: Granularity): Point[] {
  return buckets.map((bucket) => pointAt(parseStart(bucket.start), bucket.clicks, granularity))
}

export function pointAt(start: Date, value: number, granularity: Granularity): Point {
  return { start, value, label: LABELS[granularity].format(start), tick: TICKS[granularity].format(start) }
}

/** The chart in one sentence. */
export function summary(points: Point[], words: string, of: Counted = CLICKS): string {
  const total = points.reduce((sum, point) => sum + point.value, 0)
  if (total === 0) return `No ${of[1]} in ${words}.`
  const peak = points.reduce((best, point) => (point.value > best.value ? point : best))
  return `${counted(total, ...of)} in ${words}, the most on ${peak.label}: ${exact(peak.value)}.`
}

/** Round numbers from 0 to at least the largest value, at most five. */
export function scaleOf(largest: number): number[] {
  const steps = 4
  const rough = Math.max(1, largest / steps)
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((each) => each >= rough && Number.isInteger(each))!
  const count = Math.max(1, Math.ceil(largest / step))
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** Indexes of evenly spaced points that get a label, the last one among them. */
export function ticksOf(count: number, most: number): number[] {
  if (count <= 1) return count === 1 ? [0] : []
  const every = Math.ceil(count / Math.max(1, most))
  const ticks = []
  for (let index = count - 1; index >= 0; index -= every) ticks.unshift(index)
  return ticks
}
