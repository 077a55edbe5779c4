import { expect, it } from 'vitest'
import { authorizeAddress } from './authorize'

const PAGE = new URL('https://app.example/app/oauth/authorize')

it('an app sends people to a page that says what it asks for', () => {
  const address = authorizeAddress(
    { clientId: 'dub_app_1', pkce: false },
    'https://a.com/back?x=1&y',
    ['links.read', 'analytics.read'],
    PAGE,
  )
  const { origin, pathname, searchParams } = new URL(address)
  expect(origin + pathname).toBe(PAGE.href)
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: 'code',
    client_id: 'dub_app_1',
    redirect_uri: 'https://a.com/back?x=1&y',
    scope: 'links.read analytics.read',
    state: 'STATE',
  })
})

it('one without a secret shows a challenge, and asks for no more than it has to', () => {
  const { searchParams } = new URL(authorizeAddress({ clientId: 'dub_app_1', pkce: true }, 'https://a.com/', [], PAGE))
  expect(searchParams.get('code_challenge_method')).toBe('S256')
  expect(searchParams.has('scope')).toBe(false)
})
