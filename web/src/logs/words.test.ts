import { describe, expect, it } from 'vitest'
import { parseRequestSearch } from './search'
import { actionWords, doorWords, durationWords, statusLook } from './words'

describe('entries in words', () => {
  it('names operations as people do', () => {
    expect(actionWords('updateLink')).toBe('Update link')
    expect(actionWords('bulkCreateLinks')).toBe('Bulk create links')
    expect(actionWords('')).toBe('')
  })

  it('gives durations the digits that say something', () => {
    expect(durationWords(0.42)).toBe('0.4 ms')
    expect(durationWords(12.6)).toBe('13 ms')
    expect(durationWords(1_234)).toBe('1.2 s')
  })

  it('tells errors of callers from those of the server', () => {
    expect([200, 302, 404, 500].map(statusLook)).toEqual(['success', 'plain', 'warning', 'danger'])
  })

  it('tells the dashboard from keys', () => {
    expect(doorWords('session')).toBe('Dashboard')
    expect(doorWords('key_1')).toBe('key_1')
  })
})

describe('what the address of the log asks for', () => {
  it('takes what it knows and leaves the rest out', () => {
    expect(parseRequestSearch({ path: '/links', status: '4xx', page: 2 })).toEqual({
      path: '/links',
      status: '4xx',
      page: 2,
    })
    expect(parseRequestSearch({ path: 7, status: '9xx', page: 'x' })).toEqual({})
  })
})
