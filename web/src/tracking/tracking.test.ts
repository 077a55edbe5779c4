import { describe, expect, it } from 'vitest'
import { hostnameOf, hostnameProblem } from './hostnames'
import { newKey } from './key'
import { snippet } from './snippet'

describe('publishable keys', () => {
  it('have the shape that is usual, and are never the same', () => {
    const keys = new Set(Array.from({ length: 200 }, newKey))
    expect(keys.size).toBe(200)
    for (const key of keys) expect(key).toMatch(/^dub_pk_[A-Za-z0-9]{24}$/)
  })

  it('use every letter and digit', () => {
    const used = new Set(Array.from({ length: 400 }, () => [...newKey().slice('dub_pk_'.length)]).flat())
    expect(used.size).toBe(62)
  })
})

describe('the script in a page', () => {
  const origin = 'https://links.example.com'

  it('has what is set', () => {
    expect(snippet({ origin, publishableKey: 'dub_pk_1', refer: 'go.example.com' })).toBe(
      [
        '<script defer src="https://links.example.com/_waymark/analytics.js"',
        '  data-publishable-key="dub_pk_1"',
        `  data-domains='{"refer":"go.example.com"}'></script>`,
      ].join('\n'),
    )
  })

  it('leaves out what is not', () => {
    expect(snippet({ origin, publishableKey: null, refer: '' })).toBe(
      '<script defer src="https://links.example.com/_waymark/analytics.js"></script>',
    )
  })

  it('cannot be broken out of', () => {
    expect(snippet({ origin, publishableKey: '"><b>', refer: "'&" })).toContain(
      `data-publishable-key="&quot;><b>"\n  data-domains='{"refer":"&#39;&amp;"}'`,
    )
  })
})

describe('hostnames', () => {
  it.each([
    [' example.com ', 'example.com'],
    ['https://shop.example.com/cart?x=1', 'shop.example.com'],
    ['http://localhost:3000', 'localhost'],
    ['*.example.com', '*.example.com'],
    ['ftp://example.com', 'ftp://example.com'],
  ])('%s is meant as %s', (typed, meant) => expect(hostnameOf(typed)).toBe(meant))

  it('are named, and once', () => {
    expect(hostnameProblem('', [])).toBe('Enter a hostname.')
    expect(hostnameProblem('Example.com', ['example.com'])).toBe('It is allowed already.')
    expect(hostnameProblem('*.example.com', ['example.com'])).toBeNull()
  })
})
