import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** Somebody who called or changed something; without an address if they have left. */
export type Caller = { name: string | null; email: string | null; isMachine: boolean }

/** A call of the API, as the log has it. */
export type LoggedRequest = {
  id: string
  timestamp: string
  method: string
  path: string
  operation: string
  status: number
  /** Milliseconds until the answer was ready. */
  duration: number
  userId: string
  user: Caller | null
  /** The key's id, or `session` for the dashboard. */
  keyId: string
  keyName: string | null
  ip: string
  userAgent: string | null
  query: string | null
}

/** With what was sent and answered; null where nothing was, or nothing is kept. */
export type WholeRequest = LoggedRequest & { requestBody: string | null; responseBody: string | null }

/** A change that somebody made. */
export type Change = {
  id: string
  timestamp: string
  /** The operation's id. */
  action: string
  target: string | null
  /** What it is called now, or was if it is gone. */
  targetName: string | null
  changes: unknown
  /** The fields that were changed; null if nobody knows what was before. */
  changeSet: Record<string, { old: unknown; new: unknown }> | null
  userId: string
  /** Null if there is no such account now. */
  user: Caller | null
  keyId: string
  keyName: string | null
  ip: string
  requestId: string
}

export const STATUSES = ['2xx', '3xx', '4xx', '5xx'] as const

export type RequestSearch = { path?: string; status?: (typeof STATUSES)[number]; page?: number }

/** Which changes are wanted: by whom, of what, of what kind. */
export type AuditSearch = { userId?: string; target?: string; action?: string }

export const REQUESTS_A_PAGE = 50
export const CHANGES_A_PAGE = 50

/** A page of the log, newest first. */
export function requestsQuery(workspaceId: string, search: RequestSearch) {
  return queryOptions({
    queryKey: ['logs', workspaceId, search],
    queryFn: ({ signal }) =>
      call<LoggedRequest[]>('GET', '/logs', {
        query: { workspaceId, pageSize: REQUESTS_A_PAGE, ...search },
        signal,
      }),
  })
}

export function requestQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: ['logs', workspaceId, 'one', id],
    queryFn: ({ signal }) => call<WholeRequest>('GET', `/logs/${id}`, { query: { workspaceId }, signal }),
    staleTime: Infinity,
  })
}

/** A part of the audit log, from after the entry with that id on. */
export function listChanges(
  workspaceId: string,
  search: AuditSearch,
  after: string | undefined,
  signal: AbortSignal,
) {
  return call<Change[]>('GET', '/audit-logs', {
    query: { workspaceId, pageSize: CHANGES_A_PAGE, startingAfter: after, ...search },
    signal,
  })
}

/** The whole audit log as comma-separated values. */
export async function exportChanges(workspaceId: string): Promise<Blob> {
  const response = await fetch(`/api/audit-logs/export?workspaceId=${encodeURIComponent(workspaceId)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
    credentials: 'same-origin',
  })
  if (!response.ok) throw new Error(`The server answered with status ${response.status}.`)
  return response.blob()
}
