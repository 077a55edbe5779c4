import { queryOptions } from '@tanstack/react-query'
import { ZONE } from './analytics'
import { call } from './client'

export type Resource = 'events' | 'links'

/** How many there were on a day, which is written as `2026-08-15`. */
export type UsageDay = { date: string; value: number }

/** What a workspace used on each of the last 30 days. */
export function usageQuery(workspaceId: string, resource: Resource) {
  return queryOptions({
    queryKey: ['usage', workspaceId, resource],
    queryFn: ({ signal }) =>
      call<UsageDay[]>('GET', `/workspaces/${encodeURIComponent(workspaceId)}/billing/usage`, {
        query: { workspaceId, resource, interval: '30d', timezone: ZONE },
        signal,
      }),
  })
}
