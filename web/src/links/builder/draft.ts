import type { Link } from '../../api/links'
import { toLocalInput } from '../../format/dates'
import { readableKey } from '../../format/punycode'
import { hasScheme, hostOf } from '../../format/urls'

/** What the form holds. Campaign parameters are part of the destination, and kept nowhere else. */
export type Draft = {
  url: string
  domain: string
  key: string
  tags: string[]
  comments: string
  /** Empty for no folder. */
  folderId: string
  trackConversion: boolean
  /** Whether the preview is the link's own, not that of the page it leads to. */
  proxy: boolean
  title: string
  description: string
  image: string
  video: string
  /** In words, as somebody typed it. */
  expiresAt: string
  expiredUrl: string
  password: string
  ios: string
  android: string
  geo: GeoTarget[]
  test: Test | null
  rewrite: boolean
  doIndex: boolean
  /** Exempt from the clean-up of links that nobody uses. */
  kept: boolean
  externalId: string
  tenantId: string
}

export type GeoTarget = { id: number; country: string; url: string }

export type Variant = { url: string; percentage: number }

/** Visitors are shared out between addresses, until a day. */
export type Test = {
  variants: Variant[]
  /** In ISO form; empty if it begins when the link is saved. */
  startedAt: string
  /** As a `datetime-local` input writes it. */
  endsAt: string
}

/** What is wrong, by the names of the form's controls. */
export type Errors = Record<string, string>

export function newDraft(domain: string, url = ''): Draft {
  return {
    url,
    domain,
    key: '',
    tags: [],
    comments: '',
    folderId: '',
    trackConversion: false,
    proxy: false,
    title: '',
    description: '',
    image: '',
    video: '',
    expiresAt: '',
    expiredUrl: '',
    password: '',
    ios: '',
    android: '',
    geo: [],
    test: null,
    rewrite: false,
    doIndex: false,
    kept: false,
    externalId: '',
    tenantId: '',
  }
}

export function draftOf(link: Link): Draft {
  return {
    url: link.url,
    domain: link.domain,
    key: readableKey(link.key),
    tags: link.tags.map((tag) => tag.id),
    comments: link.comments ?? '',
    folderId: link.folderId ?? '',
    trackConversion: link.trackConversion,
    proxy: link.proxy,
    title: link.title ?? '',
    description: link.description ?? '',
    image: link.image ?? '',
    video: link.video ?? '',
    expiresAt: link.expiresAt ? toLocalInput(new Date(link.expiresAt)).replace('T', ' ') : '',
    expiredUrl: link.expiredUrl ?? '',
    password: link.password ?? '',
    ios: link.ios ?? '',
    android: link.android ?? '',
    geo: Object.entries(link.geo ?? {}).map(([country, url], id) => ({ id, country, url })),
    test: testOf(link),
    rewrite: link.rewrite,
    doIndex: link.doIndex,
    kept: link.linkRetentionCleanupDisabledAt !== null,
    externalId: link.externalId ?? '',
    tenantId: link.tenantId ?? '',
  }
}

function testOf(link: Link): Test | null {
  if (!link.testVariants) return null
  return {
    variants: link.testVariants.map(({ url, percentage }) => ({ url, percentage })),
    startedAt: link.testStartedAt ?? '',
    endsAt: link.testCompletedAt ? toLocalInput(new Date(link.testCompletedAt)) : '',
  }
}

/** A new link like a stored one: what must be its own is left out, and a key that was chosen is kept in mind. */
export function copyOf(link: Link): Draft {
  const draft = draftOf(link)
  return {
    ...draft,
    key: isRandom(draft.key) ? '' : `${draft.key}-copy`,
    externalId: '',
    test: draft.test && { ...draft.test, startedAt: '' },
  }
}

/** Whether a key looks as if nobody had chosen it. */
function isRandom(key: string): boolean {
  return key === '_root' || (/^[0-9A-Za-z]{7}$/.test(key) && /[0-9]|[a-z0-9][A-Z]/.test(key))
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
