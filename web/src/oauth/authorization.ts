import type { Authorization } from '../api/oauth'

const NAMES = [
  'client_id',
  'redirect_uri',
  'response_type',
  'state',
  'scope',
  'code_challenge',
  'code_challenge_method',
] as const

/** What the page's address asks for; the API says what is wrong with it. */
export function parseAuthorization(search: Record<string, unknown>): Authorization {
  const asked: Authorization = { client_id: '', redirect_uri: '', response_type: '' }
  for (const name of NAMES) {
    const value = search[name]
    if (typeof value === 'string') asked[name] = value
  }
  return asked
}

const SCOPES: Record<string, string> = {
  'user.read': 'See your name and picture, and which workspace this is',
  'links.read': 'See links',
  'links.write': 'Create, change and delete links',
  'tags.read': 'See tags',
  'tags.write': 'Create, change and delete tags',
  'folders.read': 'See folders',
  'folders.write': 'Create, change and delete folders',
  'domains.read': 'See domains',
  'domains.write': 'Add, change and remove domains',
  'webhooks.read': 'See webhooks and their secrets',
  'webhooks.write': 'Create, change and delete webhooks',
  'analytics.read': 'See analytics and events',
}

/** What an app may ask for beside who the user is, which it always may see. */
export const REQUESTABLE = Object.keys(SCOPES).filter((scope) => scope !== 'user.read')

/** What scopes permit in plain words, those that change something apart. */
export function scopeWords(scopes: readonly string[]): { see: string[]; change: string[] } {
  const words = (scope: string) => SCOPES[scope] ?? scope
  const changes = (scope: string) => scope.endsWith('.write')
  return {
    see: scopes.filter((scope) => !changes(scope)).map(words),
    change: scopes.filter(changes).map(words),
  }
}

/** Where the app is told that the user does not want to (RFC 6749, 4.1.2.1); only for addresses the API knows as its. */
export function refusal({ redirect_uri, state }: Authorization): string {
  const answer = new URLSearchParams({ error: 'access_denied' })
  if (state !== undefined) answer.set('state', state)
  return `${redirect_uri}${redirect_uri.includes('?') ? '&' : '?'}${answer}`
}
