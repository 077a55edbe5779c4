import { beforeEach, describe, expect, it, vi } from 'vitest'
import { newDraft } from './draft'
import { draftsOf, dropDraft, keepDraft } from './drafts'

const NOW = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)
const draft = (url: string) => newDraft('s.example', url)
const urls = () => draftsOf('ws_1', NOW).map((kept) => kept.draft.url)

describe('drafts in the browser (UI-1)', () => {
  beforeEach(() => {
    const values = new Map<string, string>()
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => values.get(name) ?? null,
      setItem: (name: string, value: string) => values.set(name, value),
      removeItem: (name: string) => values.delete(name),
    })
  })

  it('are the last ten, the latest first', () => {
    for (let index = 0; index < 12; index++) keepDraft('ws_1', `d${index}`, draft(`u${index}`), NOW)
    expect(urls()).toEqual(['u11', 'u10', 'u9', 'u8', 'u7', 'u6', 'u5', 'u4', 'u3', 'u2'])
    expect(draftsOf('ws_2', NOW)).toEqual([])
  })

  it('are gone after a week, and when they are saved', () => {
    keepDraft('ws_1', 'old', draft('old'), daysAgo(8))
    keepDraft('ws_1', 'new', draft('new'), daysAgo(6))
    keepDraft('ws_1', 'saved', draft('saved'), NOW)
    dropDraft('ws_1', 'saved', NOW)
    expect(urls()).toEqual(['new'])
  })

  it('replace what they were a moment ago', () => {
    keepDraft('ws_1', 'one', draft('a'), NOW)
    keepDraft('ws_1', 'one', draft('ab'), NOW)
    expect(urls()).toEqual(['ab'])
  })

  it('hold no password and no picture', () => {
    keepDraft('ws_1', 'one', { ...draft('a'), password: 'secret', image: 'data:image/png;base64,AAAA' }, NOW)
    expect(draftsOf('ws_1', NOW)[0]!.draft).toMatchObject({ password: '', image: '' })
  })

  it.each(['nonsense', '{"a":1}', '[null,1,{"id":"x"}]'])('survive a storage that holds %s', (text) => {
    localStorage.setItem('waymark.drafts.ws_1', text)
    expect(draftsOf('ws_1', NOW)).toEqual([])
  })
})
