import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'
import { type LinkFilter, linksKey } from './links'

export type LinkGrouping = 'domain' | 'tagId' | 'userId' | 'folderId'

/** A value that links have, null for none, and how many have it. */
export type LinkCount = { value: string | null; count: number }

/** How many links there are, whichever page of them is shown. */
export function linkTotalQuery(workspaceId: string, filter: LinkFilter) {
  return queryOptions({
    queryKey: [...linksKey(workspaceId), 'count', filter],
    queryFn: ({ signal }) => call<number>('GET', '/links/count', { query: { workspaceId, ...filter }, signal }),
    placeholderData: keepPreviousData,
  })
}

/** How many links have each value; a filter for the same name plays no part. */
export function linkCountsQuery(workspaceId: string, groupBy: LinkGrouping, filter: LinkFilter = {}) {
  return queryOptions({
    queryKey: [...linksKey(workspaceId), 'count', groupBy, filter],
    queryFn: async ({ signal }): Promise<LinkCount[]> => {
      const rows = await call<Record<string, unknown>[]>('GET', '/links/count', {
        query: { workspaceId, ...filter, groupBy },
        signal,
      })
      return rows.map((row) => ({ value: row[groupBy] as string | null, count: Number(row._count) }))
    },
    placeholderData: keepPreviousData,
  })
}
