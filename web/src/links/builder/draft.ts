import type { Link, LinkFields } from '../../api/links'
import { fromLocalInput, toLocalInput } from '../../format/dates'
import { readableKey } from '../../format/punycode'
import { ROOT } from '../../format/shortLinks'
import { hasScheme, hostOf } from '../../format/urls'
import { parameter } from './utm'

/** What the form holds. Campaign parameters are part of the destination, and kept nowhere else. */
export type Draft = {
  url: string
  domain: string
  key: string
  comments: string
  /** As a `datetime-local` input writes it. */
  expiresAt: string
  expiredUrl: string
  password: string
  ios: string
  android: string
  geo: GeoTarget[]
}

export type GeoTarget = { id: number; country: string; url: string }

/** What is wrong, by the names of the API's fields. */
export type Errors = Record<string, string>

export function newDraft(domain: string, url = ''): Draft {
  return {
    url,
    domain,
    key: '',
    comments: '',
    expiresAt: '',
    expiredUrl: '',
    password: '',
    ios: '',
    android: '',
    geo: [],
  }
}

export function draftOf(link: Link): Draft {
  return {
    url: link.url,
    domain: link.domain,
    key: readableKey(link.key),
    comments: link.comments ?? '',
    expiresAt: link.expiresAt ? toLocalInput(new Date(link.expiresAt)) : '',
    expiredUrl: link.expiredUrl ?? '',
    password: link.password ?? '',
    ios: link.ios ?? '',
    android: link.android ?? '',
    geo: Object.entries(link.geo ?? {}).map(([country, url], id) => ({ id, country, url })),
  }
}

export function isChanged(draft: Draft, from: Draft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(from)
}

/** A destination as it was meant: trimmed, and with a scheme if it starts with a host. */
export function completed(url: string): string {
  const trimmed = url.trim()
  if (trimmed === '' || hasScheme(trimmed)) return trimmed
  return hostOf(trimmed) === null ? trimmed : `https://${trimmed}`
}

/** What can be seen to be wrong without asking the server. */
export function errorsOf(draft: Draft, from: Draft, now: Date): Errors {
  const errors: Errors = {}
  if (draft.url.trim() === '' && from.key !== ROOT) errors.url = 'Enter a destination.'
  if (draft.expiresAt !== from.expiresAt && draft.expiresAt !== '' && new Date(draft.expiresAt) <= now) {
    errors.expiresAt = 'Choose a moment in the future.'
  }
  if (draft.expiredUrl.trim() !== '' && draft.expiresAt === '') {
    errors.expiresAt = 'Choose when the link expires, or empty the address below.'
  }
  const seen = new Set<string>()
  for (const target of draft.geo) {
    if (target.country === '') errors[`geo.${target.id}.country`] = 'Choose a country.'
    else if (seen.has(target.country)) errors[`geo.${target.id}.country`] = 'This country is chosen above.'
    if (target.url.trim() === '') errors[`geo.${target.id}.url`] = 'Enter a destination.'
    seen.add(target.country)
  }
  return errors
}

/** What the API is told: of a new link what it has, of a stored one what changed. */
export function fieldsOf(draft: Draft, from: Draft, stored: Link | null): LinkFields {
  const fields: LinkFields = {}
  const text = (name: 'comments' | 'expiredUrl' | 'password' | 'ios' | 'android') => {
    if (draft[name] !== from[name]) fields[name] = draft[name].trim() === '' ? null : draft[name]
  }
  if (draft.url !== from.url || !stored) Object.assign(fields, destination(draft.url, stored))
  if (draft.domain !== from.domain || !stored) fields.domain = draft.domain
  if (draft.key.trim() !== from.key) fields.key = draft.key.trim()
  text('comments')
  text('expiredUrl')
  text('password')
  text('ios')
  text('android')
  if (draft.expiresAt !== from.expiresAt) fields.expiresAt = fromLocalInput(draft.expiresAt)
  if (JSON.stringify(draft.geo) !== JSON.stringify(from.geo)) fields.geo = geo(draft.geo)
  return fields
}

const STORED_UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const

/** A changed destination inherits the stored campaign (LNK-52), unless what was removed is named. */
function destination(url: string, stored: Link | null): LinkFields {
  const fields: LinkFields = { url: completed(url) }
  for (const name of STORED_UTM) {
    if (stored?.[name] && parameter(url, name) === '') fields[name] = null
  }
  return fields
}

function geo(targets: GeoTarget[]): Record<string, string> | null {
  if (targets.length === 0) return null
  return Object.fromEntries(targets.map(({ country, url }) => [country, url.trim()]))
}

/** The form's name of the field that the API found fault with. */
export function formField(field: string, draft: Draft): string {
  const country = /^geo\.(.+)$/.exec(field)?.[1]
  const target = draft.geo.find((each) => each.country === country)
  return target ? `geo.${target.id}.url` : field
}
