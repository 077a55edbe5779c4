import { describe, expect, it } from 'vitest'
import { endOf, newTest, split, sum, withBorder, withShare } from './abTest'

const of = (...shares: number[]) => shares.map((percentage) => ({ url: '', percentage }))
const shares = (variants: { percentage: number }[]) => variants.map((each) => each.percentage)

describe('shares of an A/B test (UI-3)', () => {
  it('are even, and add up to a hundred', () => {
    expect(shares(split(of(0, 0)))).toEqual([50, 50])
    expect(shares(split(of(0, 0, 0)))).toEqual([34, 33, 33])
    expect(shares(split(of(1, 2, 3, 4)))).toEqual([25, 25, 25, 25])
  })

  it('move with the border between two, which both keep a tenth', () => {
    expect(shares(withBorder(of(50, 50), 0, 70))).toEqual([70, 30])
    expect(shares(withBorder(of(50, 50), 0, 99))).toEqual([90, 10])
    expect(shares(withBorder(of(20, 40, 40), 1, 25))).toEqual([20, 10, 70])
    expect(shares(withBorder(of(50, 50), 1, 70))).toEqual([50, 50])
  })

  it.each([
    [[50, 50], 0, 70],
    [[34, 33, 33], 1, 80],
    [[10, 10, 80], 2, 20],
    [[25, 25, 25, 25], 3, 5],
    [[10, 10, 10, 70], 3, 10],
  ])('%j with share %i at %i stay whole', (before, index, typed) => {
    const after = withShare(of(...before), index, typed)
    expect(sum(after)).toBe(100)
    expect(Math.min(...shares(after))).toBeGreaterThanOrEqual(10)
  })

  it('last two weeks unless said otherwise', () => {
    const now = new Date(2026, 4, 1, 12)
    expect(endOf(newTest('https://a.example', now))).toEqual(new Date(2026, 4, 15, 12))
    expect(endOf({ variants: [], startedAt: '', endsAt: '' })).toBeNull()
  })
})
