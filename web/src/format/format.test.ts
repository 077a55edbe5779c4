import { describe, expect, it } from 'vitest'
import { age, fromLocalInput, toLocalInput } from './dates'
import { compact, counted, percent } from './numbers'
import { countries, countryName } from './places'
import { readableKey } from './punycode'
import { nameOf } from './shortLinks'
import { hostOf, isPastedUrl, isWebUrl, readable } from './urls'

describe('numbers', () => {
  it('are short only where they are long', () => {
    expect(compact(9_999)).not.toMatch(/K/)
    expect(compact(12_345)).toMatch(/12\.3K/)
  })

  it('count one thing, and several', () => {
    expect(counted(1, 'click', 'clicks')).toBe('1 click')
    expect(counted(0, 'click', 'clicks')).toBe('0 clicks')
  })

  it('show a decimal of small shares only', () => {
    expect(percent(1, 40)).toBe('2.5%')
    expect(percent(1, 3)).toBe('33%')
    expect(percent(1, 0)).toBe('–')
  })
})

describe('dates', () => {
  const now = new Date(2026, 5, 15, 12, 0)
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

  it('are relative within a day', () => {
    expect(age(before(0.5), now)).toBe('just now')
    expect(age(before(5), now)).toMatch(/5 min/)
    expect(age(before(179), now)).toMatch(/2 h/)
  })

  it('name the year if it is another one', () => {
    expect(age(new Date(2026, 2, 12), now)).not.toContain('2026')
    expect(age(new Date(2025, 2, 12), now)).toContain('2025')
  })

  it('go into inputs and come back', () => {
    const moment = new Date('2026-03-29T01:30:00Z')
    expect(fromLocalInput(toLocalInput(moment))).toBe(moment.toISOString())
    expect(fromLocalInput('')).toBeNull()
    expect(fromLocalInput('nonsense')).toBeNull()
  })
})

describe('addresses', () => {
  it.each([
    ['https://www.example.com/', 'example.com'],
    ['http://example.com/a/', 'example.com/a/'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
  ])('%s reads %s', (url, words) => {
    expect(readable(url)).toBe(words)
  })

  it('lead somewhere only if they are http', () => {
    expect(isWebUrl('https://example.com')).toBe(true)
    expect(['javascript:alert(1)', ' https://x', 'data:text/html,x', 'https://'].map(isWebUrl)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })

  it('are recognised when pasted', () => {
    expect(isPastedUrl(' https://example.com/a \n')).toBe(true)
    expect(isPastedUrl('see https://example.com')).toBe(false)
    expect(hostOf('example.com/x')).toBe('example.com')
  })
})

describe('keys', () => {
  it.each([
    ['xn--28j2a3ar1p', 'こんにちは'],
    ['xn--mnchen-3ya', 'münchen'],
    ['xn--a/-cja', 'a/é'],
    ['xn--/qmwqowxjy-ecb23724m', '🎉/öqmwqowxjy'],
    ['a/xn--mnchen-3ya', 'a/xn--mnchen-3ya'],
    ['v1.xn--mnchen-3ya', 'v1.münchen'],
    ['xn--ls8h', '💩'],
    ['plain-key', 'plain-key'],
    ['xn--', 'xn--'],
    ['xn--!!!', 'xn--!!!'],
    ['xn--99999999999999', 'xn--99999999999999'],
  ])('%s reads %s', (key, words) => {
    expect(readableKey(key)).toBe(words)
  })

  it('of a domain itself go unsaid', () => {
    expect(nameOf({ domain: 's.example', key: '_root' })).toBe('s.example')
    expect(nameOf({ domain: 's.example', key: 'a' })).toBe('s.example/a')
  })
})

describe('countries', () => {
  it('have names, whatever is asked', () => {
    expect(countryName('DE')).not.toBe('DE')
    expect(['', 'nonsense', 'ZZZ'].map(countryName)).toEqual(['', 'nonsense', 'ZZZ'])
    expect(countries().every(({ code, name }) => code.length === 2 && name !== '')).toBe(true)
    expect(new Set(countries().map(({ code }) => code)).size).toBe(249)
  })
})
