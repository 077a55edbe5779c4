import { describe, expect, it } from 'vitest'
import { newLinkOf, parseQuickCreate, withOfferedDomain } from './quickCreate'

describe('a link made from an address behind a short domain (RED-5)', () => {
  it('takes the address and the domain, and nothing else', () => {
    const asked = parseQuickCreate({ link: 'https://x.com/a?b=1', domain: 'go.example', key: 'k' })
    expect(newLinkOf(asked)).toEqual({ url: 'https://x.com/a?b=1', domain: 'go.example' })
    expect(newLinkOf(parseQuickCreate({ link: 1, domain: '' }))).toEqual({ url: '' })
  })

  it('keeps to domains of the workspace', () => {
    const start = { url: 'https://x.com', domain: 'go.example' }
    expect(withOfferedDomain(start, [{ slug: 'go.example' }])).toBe(start)
    expect(withOfferedDomain(start, [{ slug: 'other.example' }])).toEqual({ url: 'https://x.com' })
    expect(withOfferedDomain(undefined, [])).toBeUndefined()
  })
})
