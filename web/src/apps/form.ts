import type { AppFields, NewApp } from '../api/oauth'
import type { Errors } from '../ui/useForm'

export const MOST_REDIRECTS = 5
export const MOST_SCREENSHOTS = 6

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]']

/** What is wrong with an address that users are sent back to; null if nothing is. */
export function redirectProblem(address: string): string | null {
  if (!URL.canParse(address)) return 'Enter a whole address, such as https://example.com/back.'
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol !== 'https:' && !(protocol === 'http:' && THIS_MACHINE.includes(hostname))) {
    return 'Only https:// addresses can be used, or http:// on localhost.'
  }
  if (username !== '' || password !== '') return 'The address must have no user name.'
  if (address.includes('#')) return 'The address must have no part after a #.'
  // it is compared letter by letter, so what a browser would write otherwise has to be written so
  return /^[!-~]+$/.test(address) ? null : 'The address must have no spaces, and letters of ASCII only.'
}

/** What is wrong with a public address; null if nothing is. */
export function addressProblem(address: string): string | null {
  // some browsers take spaces
  const fits = /^https?:\/\/\S+$/i.test(address) && URL.canParse(address)
  return fits ? null : 'Enter a whole address, such as https://example.com.'
}

/** What is wrong with some addresses, by the names of their controls. */
export function rowProblems(
  name: string,
  rows: readonly string[],
  problemOf: (address: string) => string | null,
): Errors {
  const errors: Errors = {}
  rows.forEach((row, index) => {
    const problem = row === '' ? null : problemOf(row)
    if (problem) errors[`${name}.${index}`] = problem
    else if (row !== '' && rows.indexOf(row) < index) errors[`${name}.${index}`] = 'This address is there already.'
  })
  return errors
}

/** What is wrong with where users are sent back to: one address is needed. */
export function redirectProblems(rows: readonly string[]): Errors {
  const errors = rowProblems('redirectUris', rows, redirectProblem)
  if (rows.every((row) => row === '')) errors['redirectUris.0'] = 'Enter at least one address.'
  return errors
}

/** Rows as they are sent: those that nothing was entered into are left out. */
export function filled(rows: readonly string[]): string[] {
  return rows.filter((row) => row !== '')
}

/** What people read about an app. */
export type Details = Record<'name' | 'slug' | 'developer' | 'website' | 'description' | 'readme' | 'installUrl', string>

export function detailsOf(app: AppFields): Details {
  const { name, slug, developer, website, description, readme, installUrl } = app
  return {
    name,
    slug,
    developer,
    website,
    description: description ?? '',
    readme: readme ?? '',
    installUrl: installUrl ?? '',
  }
}

export function detailsProblems({ name, slug, developer, website }: Pick<Details, 'name' | 'slug' | 'developer' | 'website'>) {
  const errors: Errors = {}
  if (name.trim() === '') errors.name = 'Enter a name.'
  if (!SLUG.test(slug)) errors.slug = 'Letters, digits and single dashes between them.'
  if (developer.trim() === '') errors.developer = 'Enter who makes the app.'
  const problem = addressProblem(website)
  if (problem) errors.website = problem
  return errors
}

/** What differs; optional texts that are emptied are taken away. */
export function changesOf(before: Details, after: Details): Partial<AppFields> {
  const changes: Partial<AppFields> = {}
  for (const name of ['name', 'slug', 'developer', 'website'] as const) {
    if (before[name] !== after[name]) changes[name] = after[name].trim()
  }
  for (const name of ['description', 'readme', 'installUrl'] as const) {
    if (before[name] !== after[name]) changes[name] = after[name].trim() || null
  }
  return changes
}

/** What a new app starts with. */
export function newApp(details: Pick<Details, 'name' | 'slug' | 'developer' | 'website'>, redirects: string[], pkce: boolean): NewApp {
  const { name, slug, developer, website } = details
  return { name: name.trim(), slug, developer: developer.trim(), website, redirectUris: filled(redirects), pkce }
}
