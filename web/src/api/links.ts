import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** A link as the API shows it; the parts that the dashboard uses. */
export type Link = {
  id: string
  domain: string
  key: string
  shortLink: string
  url: string
  title: string | null
  comments: string | null
  archived: boolean
  disabledAt: string | null
  expiresAt: string | null
  expiredUrl: string | null
  password: string | null
  ios: string | null
  android: string | null
  geo: Record<string, string> | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
  utm_term: string | null
  utm_content: string | null
  clicks: number
  lastClicked: string | null
  createdAt: string
}

/** The fields of a creation or a change; what is left out stays as it is. */
export type LinkFields = Partial<{
  url: string
  domain: string
  key: string
  comments: string | null
  archived: boolean
  expiresAt: string | null
  expiredUrl: string | null
  password: string | null
  ios: string | null
  android: string | null
  geo: Record<string, string> | null
  utm_source: string | null
  utm_medium: string | null
  utm_campaign: string | null
  utm_term: string | null
  utm_content: string | null
}>

export type LinkOrder = 'createdAt' | 'clicks'

/** Which links, in which order, and which page of them; the names are the API's. */
export type LinkSearch = {
  search?: string
  sortBy?: LinkOrder
  showArchived?: boolean
  startingAfter?: string
  endingBefore?: string
  page?: number
}

export type LinkPage = { links: Link[]; hasPrevious: boolean; hasNext: boolean }

export const PAGE_SIZE = 50

const REFRESH = 5_000

export function linksKey(workspaceId: string) {
  return ['links', workspaceId] as const
}

export function linksQuery(workspaceId: string, search: LinkSearch) {
  return queryOptions({
    queryKey: [...linksKey(workspaceId), search],
    queryFn: async ({ signal }) => {
      const rows = await call<Link[]>('GET', '/links', {
        // one more than is shown tells whether there is another page; numbered pages cannot
        query: { workspaceId, ...search, pageSize: search.page ? PAGE_SIZE : PAGE_SIZE + 1 },
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
