import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** What is set of a workspace as a whole; the parts that the dashboard uses. */
export type Profile = {
  name: string
  slug: string
  /** The address of its picture; to be set also a data URL in base64. */
  logo: string | null
  /** By which its pages report leads and sales. */
  publishableKey: string | null
  /** The hosts of its pages; empty for any. */
  allowedHostnames: string[]
  /** The clicks, leads and sales of this period. */
  usage: number
  /** Null for no limit; so the next. */
  usageLimit: number | null
  /** The links made in this period. */
  linksUsage: number
  linksLimit: number | null
  /** The day of the month that periods begin on. */
  billingCycleStart: number
}

export function profileQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['profile', workspaceId],
    queryFn: ({ signal }) => call<Profile>('GET', path(workspaceId), { query: { workspaceId }, signal }),
  })
}

export function changeProfile(workspaceId: string, fields: Partial<Profile>): Promise<Profile> {
  return call('PATCH', path(workspaceId), { query: { workspaceId }, body: fields })
}

function path(workspaceId: string): string {
  return `/workspaces/${encodeURIComponent(workspaceId)}`
}
