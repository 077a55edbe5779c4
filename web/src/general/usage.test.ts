import { describe, expect, it } from 'vitest'
import { pointsOf, share } from './usage'

describe('usage', () => {
  it('is drawn on the days that the answer names, in any time zone', () => {
    const [point] = pointsOf([{ date: '2026-03-01', value: 7 }])
    expect(point!.start.getDate()).toBe(1)
    expect(point!.start.getMonth()).toBe(2)
    expect(point!.value).toBe(7)
  })

  it('is told beside its limit, if there is one', () => {
    expect(share(1234, null)).toBe('1,234, without a limit')
    expect(share(50, 1000)).toBe('50 of 1,000 (5%)')
    expect(share(3, 0)).toBe('3 of 0')
  })
})
