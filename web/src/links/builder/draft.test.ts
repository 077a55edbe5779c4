import { describe, expect, it } from 'vitest'
import type { Link } from '../../api/links'
import { completed, draftOf, errorsOf, fieldsOf, formField, newDraft } from './draft'

const NOW = new Date('2026-03-01T12:00:00Z')

const stored = {
  id: 'link_1',
  domain: 's.example',
  key: 'a',
  url: 'https://a.example/?utm_source=x&utm_medium=y',
  utm_source: 'x',
  utm_medium: 'y',
  utm_campaign: null,
  utm_term: null,
  utm_content: null,
  comments: 'note',
  password: null,
  expiresAt: '2020-01-01T00:00:00.000Z',
  expiredUrl: null,
  ios: null,
  android: null,
  geo: { DE: 'https://a.de' },
} as unknown as Link

describe('what the API is told', () => {
  it('of a new link is what it has', () => {
    expect(fieldsOf({ ...newDraft('s.example', ' a.example '), key: ' hi ' }, newDraft('s.example'), null)).toEqual({
      url: 'https://a.example',
      domain: 's.example',
      key: 'hi',
    })
  })

  it('of a stored link is what changed', () => {
    const from = draftOf(stored)
    expect(fieldsOf(from, from, stored)).toEqual({})
    expect(fieldsOf({ ...from, comments: '', geo: [] }, from, stored)).toEqual({ comments: null, geo: null })
  })

  it('names a campaign parameter that left the destination, which the link would inherit (LNK-52)', () => {
    const from = draftOf(stored)
    expect(fieldsOf({ ...from, url: 'https://a.example/?utm_source=x' }, from, stored)).toEqual({
      url: 'https://a.example/?utm_source=x',
      utm_medium: null,
    })
  })
})

describe('what can be seen to be wrong', () => {
  const from = newDraft('s.example')
  const fine = { ...from, url: 'https://a.example' }

  it('is a missing destination', () => {
    expect(errorsOf(from, from, NOW)).toHaveProperty('url')
    expect(errorsOf(fine, from, NOW)).toEqual({})
  })

  it('is an expiry that is over, unless the link has it already', () => {
    expect(errorsOf({ ...fine, expiresAt: '2020-01-01T00:00' }, from, NOW)).toHaveProperty('expiresAt')
    const old = draftOf(stored)
    expect(errorsOf({ ...old, comments: 'x' }, old, NOW)).toEqual({})
  })

  it('is a country without address, or chosen twice', () => {
    const geo = [
      { id: 0, country: 'DE', url: 'https://a.de' },
      { id: 1, country: 'DE', url: '' },
    ]
    expect(Object.keys(errorsOf({ ...fine, geo }, from, NOW))).toEqual(['geo.1.country', 'geo.1.url'])
  })
})

describe('a destination as it is meant', () => {
  it.each([
    [' example.com ', 'https://example.com'],
    ['localhost:3000/x', 'https://localhost:3000/x'],
    ['http://example.com/', 'http://example.com/'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['not a host', 'not a host'],
    ['', ''],
  ])('“%s” is “%s”', (typed, meant) => {
    expect(completed(typed)).toBe(meant)
  })
})

it("finds the form's row of a country the API complains about", () => {
  const draft = draftOf(stored)
  expect(formField('geo.DE', draft)).toBe('geo.0.url')
  expect(formField('ios', draft)).toBe('ios')
})
