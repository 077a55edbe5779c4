import { describe, expect, it } from 'vitest'
import { parseAuthorization, refusal, scopeWords } from './authorization'

const ASKED = { client_id: 'dub_app_1', redirect_uri: 'https://a.com/back', response_type: 'code' }

describe('what an app asks with', () => {
  it('is taken from the address, and nothing else is', () => {
    expect(parseAuthorization({ ...ASKED, state: 's', code_challenge: 'c', next: '/evil', scope: 1 })).toEqual({
      ...ASKED,
      state: 's',
      code_challenge: 'c',
    })
    expect(parseAuthorization({})).toEqual({ client_id: '', redirect_uri: '', response_type: '' })
  })

  it('is said in plain words, what changes something apart', () => {
    expect(scopeWords(['links.write', 'user.read', 'new.read'])).toEqual({
      see: ['See your name and picture, and which workspace this is', 'new.read'],
      change: ['Create, change and delete links'],
    })
  })

  it('is refused at its own address, with its state', () => {
    expect(refusal(ASKED)).toBe('https://a.com/back?error=access_denied')
    expect(refusal({ ...ASKED, redirect_uri: 'https://a.com/?x=1', state: 'a b' })).toBe(
      'https://a.com/?x=1&error=access_denied&state=a+b',
    )
  })
})
