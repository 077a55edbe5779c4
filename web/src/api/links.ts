import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { TagColor } from './tags'

export type LinkTag = { id: string; name: string; color: TagColor }

export type TestVariant = { url: string; percentage: number }

export type LinkUser = { id: string; name: string | null; email: string | null; image: string | null }

/** What a link can be given, as the API takes and shows it. */
type Given = {
  url: string
  domain: string
  key: string
  comments: string | null
  archived: boolean
  folderId: string | null
  trackConversion: boolean
  proxy: boolean
  title: string | null
  description: string | null
  image: string | null
  video: string | null
  rewrite: boolean
  doIndex: boolean
  expiresAt: string | null
  expiredUrl: string | null
  password: string | null
  ios: string | null
  android: string | null
  geo: Record<string, string> | null
  testVariants: TestVariant[] | null
  testStartedAt: string | null
  testCompletedAt: string | null
  externalId: string | null
  tenantId: string | null
  linkRetentionCleanupDisabledAt: string | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
  utm_term: string | null
  utm_content: string | null
}

/** A link as the API shows it; the parts that the dashboard uses. */
export type Link = Given & {
  id: string
  shortLink: string
  /** The address of its QR code's picture. */
  qrCode: string
  tags: LinkTag[]
  disabledAt: string | null
  clicks: number
  leads: number
  sales: number
  saleAmount: number
  lastClicked: string | null
  createdAt: string
  userId: string | null
  /** Who made it; only where lists were asked for it. */
  user?: LinkUser | null
}

/** The fields of a creation or a change; what is left out stays as it is. */
export type LinkFields = Partial<Given & { tagIds: string[] }>

/** What lists are sorted by, the largest or latest first (LNK-60). */
export const LINK_ORDERS = ['createdAt', 'clicks', 'lastClicked', 'saleAmount'] as const

export type LinkOrder = (typeof LINK_ORDERS)[number]

/** Which links there are to be; the names are the API's, several tags are separated by commas. */
export type LinkFilter = {
  search?: string
  domain?: string
  tagIds?: string
  folderId?: string
  userId?: string
  showArchived?: boolean
}

/** Which links, in which order, and which page of them. */
export type LinkSearch = LinkFilter & {
  sortBy?: LinkOrder
  startingAfter?: string
  endingBefore?: string
  page?: number
}

export type LinkPage = { links: Link[]; hasPrevious: boolean; hasNext: boolean }

export const PAGE_SIZE = 50

/** The API's largest page. */
const BY_ID = 100
const CHOICES = 20

const REFRESH = 5_000

/** Everything that changes with any link. */
export function linksKey(workspaceId: string) {
  return ['links', workspaceId] as const
}

export function linkListsKey(workspaceId: string) {
  return [...linksKey(workspaceId), 'list'] as const
}

export function linksQuery(workspaceId: string, search: LinkSearch) {
  return queryOptions({
    queryKey: [...linkListsKey(workspaceId), search],
    queryFn: async ({ signal }) => {
      const rows = await call<Link[]>('GET', '/links', {
        // one more than is shown tells whether there is another page; numbered pages cannot
        query: { workspaceId, ...search, includeUser: true, pageSize: search.page ? PAGE_SIZE : PAGE_SIZE + 1 },
        signal,
      })
      return pageOf(rows, search)
    },
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
  })
}

export function pageOf(rows: Link[], search: LinkSearch): LinkPage {
  if (search.page) {
    return {
      links: rows,
      hasPrevious: search.page > 1,
      hasNext: rows.length === PAGE_SIZE,
    }
  }
  const more = rows.length > PAGE_SIZE
  if (search.endingBefore) {
    return { links: rows.slice(-PAGE_SIZE), hasPrevious: more, hasNext: true }
  }
  return {
    links: rows.slice(0, PAGE_SIZE),
    hasPrevious: search.startingAfter !== undefined,
    hasNext: more,
  }
}

export function linkQuery(workspaceId: string, linkId: string) {
  return queryOptions({
    queryKey: ['link', workspaceId, linkId],
    queryFn: ({ signal }) =>
      call<Link>('GET', '/links/info', { query: { workspaceId, linkId }, signal }),
    staleTime: 60_000,
  })
}

export function createLink(workspaceId: string, fields: LinkFields): Promise<Link> {
  return call('POST', '/links', { query: { workspaceId }, body: fields })
}

export function changeLink(workspaceId: string, id: string, fields: LinkFields): Promise<Link> {
  return call('PATCH', `/links/${encodeURIComponent(id)}`, { query: { workspaceId }, body: fields })
}

export function deleteLink(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', `/links/${encodeURIComponent(id)}`, { query: { workspaceId } })
}

/** The most that one call changes, or deletes. */
export const LARGEST_BULK = 100

/** Why one of many links was not changed. */
export type LinkFailure = { link: { id?: string }; error: string; code: string }

/** Changes many links alike; those that were refused are among the answers. */
export function changeLinks(workspaceId: string, linkIds: string[], data: LinkFields): Promise<(Link | LinkFailure)[]> {
  return call('PATCH', '/links/bulk', { query: { workspaceId }, body: { linkIds, data } })
}

/** Passes over what does not exist, or may not be deleted (LNK-47). */
export function deleteLinks(workspaceId: string, linkIds: string[]): Promise<{ deletedCount: number }> {
  return call('DELETE', '/links/bulk', { query: { workspaceId, linkIds: linkIds.join(',') } })
}

/** A key that is free on the domain. */
export function randomKey(domain: string): Promise<string> {
  return call('GET', '/links/random', { query: { domain } })
}

/** Fails as a creation would, if the key cannot be had. */
export function checkKey(workspaceId: string, domain: string, key: string, signal?: AbortSignal) {
  return call<{ error: null }>('GET', '/links/exists', { query: { workspaceId, domain, key }, signal })
}

export type Metatags = { title: string | null; description: string | null; image: string | null }

/** What a page says of itself to those who show previews of it. */
export function metatagsQuery(url: string) {
  return queryOptions({
    queryKey: ['metatags', url],
    queryFn: ({ signal }) => call<Metatags>('GET', '/links/metatags', { query: { url }, signal }),
    staleTime: 300_000,
    retry: false,
  })
}

/** Whether a page may be shown within another's, as far as its answer tells. */
export function iframeableQuery(url: string, domain: string) {
  return queryOptions({
    queryKey: ['iframeable', url, domain],
    queryFn: ({ signal }) => call<{ iframeable: boolean }>('GET', '/links/iframeable', { query: { url, domain }, signal }),
    staleTime: 300_000,
    retry: false,
  })
}

/** Links by their ids, as many as a page has, archived ones too; in no order. */
export function linksByIdQuery(workspaceId: string, ids: string[]) {
  const linkIds = ids.slice(0, BY_ID).join(',')
  return queryOptions({
    queryKey: [...linksKey(workspaceId), 'ids', linkIds],
    queryFn: ({ signal }) =>
      call<Link[]>('GET', '/links', { query: { workspaceId, linkIds, showArchived: true, pageSize: BY_ID }, signal }),
    enabled: linkIds !== '',
    placeholderData: keepPreviousData,
  })
}

/** A few links to choose from: the latest, or of those that a search finds. */
export function linkChoicesQuery(workspaceId: string, search: string) {
  return queryOptions({
    queryKey: [...linksKey(workspaceId), 'choices', search],
    queryFn: ({ signal }) => call<Link[]>('GET', '/links', { query: { workspaceId, search, pageSize: CHOICES }, signal }),
    placeholderData: keepPreviousData,
  })
}
