import type { App } from '../api/oauth'

/** The address of the consent page for an app, with what only the app can know left open. */
export function authorizeAddress(
  { clientId, pkce }: Pick<App, 'clientId' | 'pkce'>,
  redirect: string,
  scopes: readonly string[],
  page = new URL('/app/oauth/authorize', location.origin),
): string {
  const asked = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirect })
  if (scopes.length > 0) asked.set('scope', scopes.join(' '))
  asked.set('state', 'STATE')
  if (pkce) {
    asked.set('code_challenge', 'CHALLENGE')
    asked.set('code_challenge_method', 'S256')
  }
  return `${page.href}?${asked}`
}
