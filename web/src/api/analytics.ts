import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AnalyticsSearch } from '../analytics/search'
import { USUAL_INTERVAL } from '../analytics/search'
import { call } from './client'

/** Every answer carries these; of clicks alone the other three are 0. */
export type Metrics = { clicks: number; leads: number; sales: number; saleAmount: number }

/** A row of a grouping: its values by their names, beside the metrics. */
export type Row = Metrics & Record<string, unknown>

export type Bucket = Metrics & { start: string }

const REFRESH = 5_000

/** The zone whose days and months the buckets are. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

function clicksQuery<T>(workspaceId: string, groupBy: string, search: AnalyticsSearch) {
  return queryOptions({
    queryKey: ['analytics', workspaceId, groupBy, search],
    queryFn: ({ signal }) =>
      call<T>('GET', '/analytics', {
        query: {
          workspaceId,
          event: 'clicks',
          groupBy,
          timezone: ZONE,
          ...search,
          interval: search.interval ?? USUAL_INTERVAL,
        },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
  })
}

export function countQuery(workspaceId: string, search: AnalyticsSearch) {
  return clicksQuery<Metrics>(workspaceId, 'count', search)
}

export function timeseriesQuery(workspaceId: string, search: AnalyticsSearch) {
  return clicksQuery<Bucket[]>(workspaceId, 'timeseries', search)
}

export function groupQuery(workspaceId: string, groupBy: string, search: AnalyticsSearch) {
  return clicksQuery<Row[]>(workspaceId, groupBy, search)
}
