import { describe, expect, it } from 'vitest'
import { understood } from './expiry'

// a Sunday
const NOW = new Date(2026, 2, 1, 9, 30)

const at = (year: number, month: number, day: number, hours = 12, minutes = 0) =>
  new Date(year, month - 1, day, hours, minutes)

describe('when a link expires, in words', () => {
  it.each([
    ['in 2 hours', at(2026, 3, 1, 11, 30)],
    ['10 minutes', at(2026, 3, 1, 9, 40)],
    ['in a week', at(2026, 3, 8, 9, 30)],
    ['in two weeks', at(2026, 3, 15, 9, 30)],
    ['1 year from now', at(2027, 3, 1, 9, 30)],
    ['next month', at(2026, 4, 1, 9, 30)],
    ['tomorrow', at(2026, 3, 2)],
    ['Tomorrow at 5pm', at(2026, 3, 2, 17)],
    ['today 18:00', at(2026, 3, 1, 18)],
    ['next friday', at(2026, 3, 6)],
    ['sunday 8 am', at(2026, 3, 8, 8)],
    ['17:00', at(2026, 3, 1, 17)],
    ['8:00', at(2026, 3, 2, 8)],
    ['31 Dec 18:00', at(2026, 12, 31, 18)],
    ['31st of December 2027', at(2027, 12, 31)],
    ['Dec 31, 2026 6:05 pm', at(2026, 12, 31, 18, 5)],
    ['3 February', at(2027, 2, 3)],
    ['2030-04-16', at(2030, 4, 16)],
    ['12/25/2030', at(2030, 12, 25)],
    ['2030-04-16 17:00', at(2030, 4, 16, 17)],
    ['2030-04-16T17:00:00+02:00', new Date('2030-04-16T15:00:00Z')],
    ['2030-04-16T17:00:00.000Z', new Date('2030-04-16T17:00:00Z')],
    ['25 dec at noon', at(2026, 12, 25)],
  ])('“%s”', (words, moment) => {
    expect(understood(words, NOW)?.toISOString()).toBe(moment.toISOString())
  })

  it.each(['', 'abc', '1735689600000', '2025/13/45', '31 feb', '25:00', 'end of month', 'in some days', 'marching on', '13 pm'])(
    '“%s” means nothing here',
    (words) => {
      expect(understood(words, NOW)).toBeNull()
    },
  )

  it('a month after the last of January is the last of February', () => {
    expect(understood('in 1 month', at(2026, 1, 31))?.toISOString()).toBe(at(2026, 2, 28).toISOString())
  })
})
