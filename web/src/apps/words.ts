/** The same in the form for a new app as on an app's page. */
export const REDIRECTS = {
  legend: 'Redirect URIs',
  what: 'redirect URI',
  name: 'redirectUris',
  placeholder: 'https://example.com/back',
  help: 'Where people are sent back to, compared character by character. With https, or http on localhost.',
} as const

export const PKCE = {
  label: 'It cannot keep a secret',
  help: 'As on phones and in web pages. The app then has no client secret, and proves itself by PKCE.',
  name: 'pkce',
} as const
