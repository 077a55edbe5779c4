import { describe, expect, it } from 'vitest'
import type { Key, Scope } from '../api/keys'
import { changesOf, draftOf, fieldsOf, problems } from './form'
import { accessWords, presetOf, scopesOf } from './scopes'

const NOW = new Date('2026-05-01T12:00:00Z')

function key(scopes: Scope[], expiresAt: string | null = null): Key {
  return {
    id: 'key_1',
    name: 'Shop',
    partialKey: 'dub...aB3x',
    scopes,
    lastUsed: null,
    expiresAt,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    user: { id: 'user_1', name: 'Ada', image: null, isMachine: false },
  }
}

describe('what a key may do', () => {
  it('is shown and sent alike', () => {
    const all: Scope[][] = [[], ['apis.all'], ['apis.read'], ['links.write', 'analytics.read', 'webhooks.read']]
    for (const scopes of all) {
      const { preset, choice } = presetOf(scopes)
      expect(scopesOf(preset, choice)).toEqual(scopes)
    }
  })

  it('is the larger of two scopes for one area', () => {
    expect(presetOf(['links.read', 'links.write']).choice.links).toBe('write')
    expect(presetOf(['apis.read', 'links.write']).choice).toMatchObject({ links: 'write', tags: 'read', webhooks: 'none' })
    expect(presetOf(['apis.all', 'webhooks.read']).choice).toMatchObject({
      links: 'write',
      analytics: 'read',
      webhooks: 'read',
    })
  })

  it('is said in few words', () => {
    expect(accessWords([])).toBe('Everything its user may')
    expect(accessWords(['apis.all'])).toBe('All of the API')
    expect(accessWords(['apis.read'])).toBe('Read only')
    expect(accessWords(['tags.read', 'links.write'])).toBe('Links write · Tags read')
  })
})

describe('the form of a key', () => {
  it('wants a name, and a permission where they are chosen', () => {
    const empty = draftOf(null)
    expect(Object.keys(problems({ ...empty, name: ' ', preset: 'choice' }, empty, NOW))).toEqual(['name', 'scopes'])
    expect(problems({ ...empty, name: 'x' }, empty, NOW)).toEqual({})
  })

  it('wants an end in the future, unless it stays as it is', () => {
    const empty = { ...draftOf(null), name: 'x' }
    expect(problems({ ...empty, expires: '2020-01-01T00:00' }, empty, NOW)).toHaveProperty('expiresAt')
    expect(problems({ ...empty, expires: '2999-01-01T00:00' }, empty, NOW)).toEqual({})
    const ended = draftOf(key([], '2020-01-01T00:00:00.000Z'))
    expect(problems({ ...ended, name: 'y' }, ended, NOW)).toEqual({})
  })

  it('sends a new key with the preset for all', () => {
    expect(fieldsOf({ ...draftOf(null), name: ' Shop ' })).toEqual({
      name: 'Shop',
      isMachine: false,
      scopes: ['apis.all'],
      expiresAt: null,
    })
  })

  it('sends what differs, and an end to the second only if it was touched', () => {
    const before = draftOf(key(['apis.read'], '2999-01-01T00:00:30.000Z'))
    expect(changesOf(before, before)).toEqual({})
    expect(changesOf(before, { ...before, preset: 'user' })).toEqual({ scopes: [] })
    expect(changesOf(before, { ...before, expires: '' })).toEqual({ expiresAt: null })
    expect(changesOf(before, { ...before, name: 'New' })).toEqual({ name: 'New' })
  })
})
