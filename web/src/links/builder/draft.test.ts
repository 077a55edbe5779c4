import { describe, expect, it } from 'vitest'
import type { Link } from '../../api/links'
import { completed, copyOf, type Draft, draftOf, newDraft } from './draft'
import { fieldsOf, retentionOf } from './payload'
import { errorsOf, formField } from './problems'

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
  tags: [{ id: 'tag_1', name: 'One', color: 'red' }],
  comments: 'note',
  folderId: 'fold_1',
  trackConversion: true,
  proxy: false,
  title: null,
  description: null,
  image: null,
  video: null,
  rewrite: false,
  doIndex: false,
  password: null,
  expiresAt: '2020-01-01T00:00:00.000Z',
  expiredUrl: null,
  ios: null,
  android: null,
  geo: { DE: 'https://a.de' },
  testVariants: null,
  testStartedAt: null,
  testCompletedAt: null,
  externalId: 'mine',
  tenantId: null,
  linkRetentionCleanupDisabledAt: null,
} as unknown as Link

describe('what the API is told', () => {
  const changes = (change: Partial<Draft>) => {
    const from = draftOf(stored)
    return fieldsOf({ ...from, ...change }, from, stored, NOW)
  }

  it('of a new link is every field, with nothing as null (UI-2)', () => {
    const draft = { ...newDraft('s.example', ' a.example '), key: ' hi ', tags: ['tag_1'] }
    expect(fieldsOf(draft, newDraft('s.example'), null, NOW)).toEqual({
      url: 'https://a.example',
      domain: 's.example',
      key: 'hi',
      tagIds: ['tag_1'],
      comments: null,
      folderId: null,
      trackConversion: false,
      proxy: false,
      title: null,
      description: null,
      image: null,
      video: null,
      expiresAt: null,
      expiredUrl: null,
      password: null,
      ios: null,
      android: null,
      geo: null,
      testVariants: null,
      testStartedAt: null,
      testCompletedAt: null,
      rewrite: false,
      doIndex: false,
      externalId: null,
      tenantId: null,
    })
  })

  it('of a new link without a key is that the server finds one', () => {
    expect(fieldsOf(newDraft('s.example', 'https://a.example'), newDraft(''), null, NOW)).not.toHaveProperty('key')
  })

  it('of a stored link is what changed', () => {
    expect(changes({})).toEqual({})
    expect(changes({ comments: '', geo: [], tags: [], folderId: '' })).toEqual({
      comments: null,
      geo: null,
      tagIds: [],
      folderId: null,
    })
  })

  it('names a campaign parameter that left the destination, which the link would inherit (LNK-52)', () => {
    expect(changes({ url: 'https://a.example/?utm_source=x' })).toEqual({
      url: 'https://a.example/?utm_source=x',
      utm_medium: null,
    })
  })

  it('has expiry as a moment, or in words that only the server may know', () => {
    expect(changes({ expiresAt: 'in 2 hours' })).toEqual({ expiresAt: '2026-03-01T14:00:00.000Z' })
    expect(changes({ expiresAt: 'a fortnight hence' })).toEqual({ expiresAt: 'a fortnight hence' })
  })

  it('begins a test when it is saved', () => {
    const test = { variants: [{ url: 'b.example', percentage: 100 }], startedAt: '', endsAt: '2026-03-08T12:00' }
    expect(changes({ test })).toMatchObject({
      testVariants: [{ url: 'https://b.example', percentage: 100 }],
      testStartedAt: NOW.toISOString(),
    })
  })

  it('exempts a new link from clean-up in a call of its own (LNK-9)', () => {
    expect(retentionOf(newDraft(''), NOW)).toBeNull()
    expect(retentionOf({ ...newDraft(''), kept: true }, NOW)).toEqual({
      linkRetentionCleanupDisabledAt: NOW.toISOString(),
    })
    expect(changes({ kept: true })).toEqual({ linkRetentionCleanupDisabledAt: NOW.toISOString() })
  })
})

describe('what can be seen to be wrong', () => {
  const from = newDraft('s.example')
  const fine = { ...from, url: 'https://a.example' }

  it('is a missing destination, and one that is a script', () => {
    expect(errorsOf(from, from, NOW)).toHaveProperty('url')
    expect(errorsOf({ ...from, url: ' javascript:alert(1)' }, from, NOW)).toHaveProperty('url')
    expect(errorsOf(fine, from, NOW)).toEqual({})
  })

  it('is an expiry that is over, unless the link has it already', () => {
    expect(errorsOf({ ...fine, expiresAt: '2020-01-01 00:00' }, from, NOW)).toHaveProperty('expiresAt')
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

  it('is a test without addresses, shares or an end within six weeks (UI-3)', () => {
    const variants = [
      { url: 'https://a.example', percentage: 50 },
      { url: '', percentage: 40 },
    ]
    const wrong = (test: Draft['test']) => Object.keys(errorsOf({ ...fine, test }, from, NOW))
    expect(wrong({ variants, startedAt: '', endsAt: '' })).toEqual([
      'testVariants.1.url',
      'testVariants.0.percentage',
      'testCompletedAt',
    ])
    const right = variants.map((each) => ({ url: 'https://a.example', percentage: 50, ...(each.url ? each : {}) }))
    expect(wrong({ variants: right, startedAt: '', endsAt: '2026-03-20T00:00' })).toEqual([])
    expect(wrong({ variants: right, startedAt: '', endsAt: '2026-04-20T00:00' })).toEqual(['testCompletedAt'])
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

it("finds the form's control of what the API complains about", () => {
  const draft = draftOf(stored)
  expect(formField('geo.DE', draft)).toBe('geo.0.url')
  expect(formField('testVariants[1].percentage', draft)).toBe('testVariants.1.percentage')
  expect(formField('tagIds', draft)).toBe('tags')
  expect(formField('ios', draft)).toBe('ios')
})

describe('a copy', () => {
  it('leaves out what must be its own, and has a key beside the first', () => {
    expect(copyOf(stored)).toMatchObject({ key: 'a-copy', externalId: '', url: stored.url, tags: ['tag_1'] })
  })

  it('of a random key is random', () => {
    expect(copyOf({ ...stored, key: 'x7Ab2cD' }).key).toBe('')
    expect(copyOf({ ...stored, key: 'welcome' }).key).toBe('welcome-copy')
  })
})
