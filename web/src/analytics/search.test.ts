import { describe, expect, it } from 'vitest'
import { activeFilters, cleared, isChosen, isSayable, parseAnalyticsSearch, parseFilter, toggled } from './search'

describe('the URL of the analytics page', () => {
  it('keeps known filters and intervals only', () => {
    expect(parseAnalyticsSearch({ interval: '7d', country: 'DE,AT', sneaky: 'x', os: '' })).toEqual({
      interval: '7d',
      country: 'DE,AT',
    })
    expect(parseAnalyticsSearch({ interval: '5y', device: '-' })).toEqual({})
  })

  it('does not name the usual interval', () => {
    expect(parseAnalyticsSearch({ interval: '24h' })).toEqual({})
  })
})

describe('filters (B4.1)', () => {
  it('reads values and their negation', () => {
    expect(parseFilter('A,,B')).toEqual({ not: false, values: ['A', 'B'] })
    expect(parseFilter('-A,B')).toEqual({ not: true, values: ['A', 'B'] })
  })

  it('toggles values of a field', () => {
    const one = toggled({ interval: '7d' }, 'country', 'DE')
    expect(one).toEqual({ interval: '7d', country: 'DE' })
    const two = toggled(one, 'country', 'AT')
    expect(two.country).toBe('DE,AT')
    expect(isChosen(two, 'country', 'AT')).toBe(true)
    expect(toggled(two, 'country', 'DE').country).toBe('AT')
    expect(parseAnalyticsSearch(toggled(one, 'country', 'DE'))).toEqual({ interval: '7d' })
  })

  it('turns an exclusion into the value that is chosen', () => {
    expect(isChosen({ os: '-Windows' }, 'os', 'Windows')).toBe(false)
    expect(toggled({ os: '-Windows' }, 'os', 'Linux').os).toBe('Linux')
  })

  it('cannot say values with commas or a leading minus', () => {
    expect(['a', 'a,b', '-a', ''].map(isSayable)).toEqual([true, false, false, false])
  })

  it('are cleared together, and the interval stays', () => {
    expect(cleared({ interval: '1y', country: 'DE', os: 'iOS' })).toEqual({ interval: '1y' })
    expect(activeFilters({ interval: '1y', os: 'iOS' })).toEqual([
      { name: 'os', filter: { not: false, values: ['iOS'] } },
    ])
  })
})
