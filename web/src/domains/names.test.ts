import { describe, expect, it } from 'vitest'
import { inLetters, looksLikeApex, normalised, problemOfName } from './names'

describe('names of domains', () => {
  it.each([
    ['Go.Example.COM', 'go.example.com'],
    [' https://go.example.com/path?x#y ', 'go.example.com'],
    ['go.example.com:8080', 'go.example.com'],
    ['go.example.com.', 'go.example.com'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
    ['', ''],
    ['not a domain', 'not a domain'],
  ])('%s becomes %s', (typed, name) => {
    expect(normalised(typed)).toBe(name)
  })

  it.each(['go.example.com', 'xn--mnchen-3ya.example', 'a.b.c.d.example'])('%s can be one (DOM-3)', (name) => {
    expect(problemOfName(name)).toBeNull()
  })

  it.each([
    ['', /Enter/],
    ['example', /two parts/],
    ['www.example.com', /www/],
    ['a b.example', /letters, digits/],
    ['go_here.example', /letters, digits/],
    [`${'a'.repeat(64)}.example`, /63/],
    ['example.c0m', /last part/],
    ['example.xn--p1ai', /last part/],
  ])('%s cannot be one (DOM-3)', (name, reason) => {
    expect(problemOfName(name)).toMatch(reason)
  })

  it('are shown in letters too', () => {
    expect(inLetters('xn--mnchen-3ya.example')).toBe('münchen.example')
    expect(inLetters('go.example.com')).toBeNull()
  })

  it('warn of whole websites', () => {
    expect(looksLikeApex('example.com')).toBe(true)
    expect(looksLikeApex('example.co.uk')).toBe(true)
    expect(looksLikeApex('go.example.com')).toBe(false)
    expect(looksLikeApex('go.example.co.uk')).toBe(false)
  })
})
