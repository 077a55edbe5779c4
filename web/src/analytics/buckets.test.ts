import { describe, expect, it } from 'vitest'
import type { Bucket } from '../api/analytics'
import { granularityOf, parseStart, pointsOf, scaleOf, summary, ticksOf } from './buckets'

const bucket = (start: string, clicks: number): Bucket => ({ start, clicks, leads: 0, sales: 0, saleAmount: 0 })

describe('buckets of a timeseries (B6)', () => {
  it('begin at moments written with an offset without colon', () => {
    expect(parseStart('2026-08-15T00:00:00.000-0400').toISOString()).toBe('2026-08-15T04:00:00.000Z')
    expect(parseStart('2026-08-15T00:00:00.000+0000').toISOString()).toBe('2026-08-15T00:00:00.000Z')
  })

  it('are as long as the API makes them (B3)', () => {
    expect(['24h', '7d', '90d', '1y', 'all'].map((each) => granularityOf(each as '24h'))).toEqual([
      'hour',
      'day',
      'day',
      'month',
      'month',
    ])
  })

  it('make one sentence', () => {
    const points = pointsOf([bucket('2026-08-15T00:00:00.000+0000', 1), bucket('2026-08-16T00:00:00.000+0000', 3)], 'day')
    expect(summary(points, 'the last 7 days')).toMatch(/^4 clicks in the last 7 days, the most on .*16.*: 3\.$/)
    expect(summary(pointsOf([bucket('2026-08-15T00:00:00.000+0000', 0)], 'day'), 'all time')).toBe(
      'No clicks in all time.',
    )
    expect(summary(points, 'the last 7 days', ['link', 'links'])).toMatch(/^4 links in/)
  })
})

describe('the scale', () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 10, 11, 24, 99, 100, 101, 999, 12_345, 9_999_999])(
    'of %d has few whole steps from 0 and reaches it',
    (largest) => {
      const scale = scaleOf(largest)
      expect(scale[0]).toBe(0)
      expect(scale.at(-1)).toBeGreaterThanOrEqual(Math.max(1, largest))
      expect(scale.length).toBeLessThanOrEqual(5)
      expect(scale.every(Number.isInteger)).toBe(true)
    },
  )
})

describe('the labels along it', () => {
  it('end with the last point and are as many as fit', () => {
    for (const count of [1, 2, 8, 25, 31, 91]) {
      for (const most of [1, 3, 7, 10]) {
        const ticks = ticksOf(count, most)
        expect(ticks.at(-1)).toBe(count - 1)
        expect(ticks.length).toBeLessThanOrEqual(Math.max(1, most))
      }
    }
  })
})
