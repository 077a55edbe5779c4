import { describe, expect, it } from 'vitest'
import { parseAuditSearch, parseRequestSearch } from './search'
import { actionWords, changerWords, doorWords, durationWords, shortWords, statusLook, valueWords } from './words'

describe('entries in words', () => {
  it('names operations as people do', () => {
    expect(actionWords('updateLink')).toBe('Update link')
    expect(actionWords('bulkCreateLinks')).toBe('Bulk create links')
    expect(actionWords('renewOAuthAppSecret')).toBe('Renew OAuth app secret')
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
    expect(doorWords('key_1', 'Shop')).toBe('Shop (key_1)')
  })
})

describe('who changed something', () => {
  const ada = { name: 'Ada', email: 'ada@a.com', isMachine: false }

  it('is told by name and address, as far as they are known', () => {
    expect(changerWords(ada, 'user_1')).toBe('Ada (ada@a.com)')
    expect(changerWords({ ...ada, name: null }, 'user_1')).toBe('ada@a.com')
    expect(changerWords({ ...ada, email: null }, 'user_1')).toBe('Ada')
    expect(changerWords({ name: 'Shop', email: null, isMachine: true }, 'user_1')).toBe('Shop (program)')
    expect(changerWords(null, 'user_1')).toBe('user_1')
    expect(changerWords(null, 'operator')).toBe('The operator')
    expect(doorWords('operator')).toBe('Command line')
  })

  it('is told in a word or two where there is little room', () => {
    expect(shortWords(ada, 'user_1')).toBe('Ada')
    expect(shortWords({ ...ada, name: null }, 'user_1')).toBe('ada@a.com')
    expect(shortWords(null, 'user_1')).toBe('Somebody')
    expect(shortWords(null, 'operator')).toBe('The operator')
  })

  it('is told with what was before and after', () => {
    expect([null, '', 'a', true, ['x']].map(valueWords)).toEqual(['nothing', 'nothing', 'a', 'true', '["x"]'])
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

  it('narrows the audit log by whom, what and which kind', () => {
    expect(parseAuditSearch({ userId: 'user_1', target: '', action: 7 })).toEqual({ userId: 'user_1' })
  })
})
