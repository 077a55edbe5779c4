import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** What a key may be allowed, area by area; `analytics` can only be read. */
export const AREAS = ['links', 'analytics', 'domains', 'tags', 'folders', 'groups', 'workspaces', 'webhooks'] as const

export type Area = (typeof AREAS)[number]

export type Scope = `${Area}.${'read' | 'write'}` | 'apis.all' | 'apis.read'

export type Key = {
  id: string
  name: string
  /** Its first three characters and its last four. */
  partialKey: string
  /** Empty for everything that its user may. */
  scopes: Scope[]
  /** To the minute; null for never. */
  lastUsed: string | null
  /** Null for never. */
  expiresAt: string | null
  createdAt: string
  updatedAt: string
  /** In whose name it acts. */
  user: { id: string; name: string | null; image: string | null; isMachine: boolean }
}

export type KeyFields = { name: string; scopes: Scope[]; expiresAt: string | null }

/** A key itself, in the answer that made it and never again. */
export type Secret = { token: string }

export function keysQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['keys', workspaceId],
    queryFn: ({ signal }) => call<Key[]>('GET', '/tokens', { query: { workspaceId }, signal }),
  })
}

export function createKey(workspaceId: string, fields: KeyFields & { isMachine: boolean }): Promise<Secret> {
  return call('POST', '/tokens', { query: { workspaceId }, body: fields })
}

export function changeKey(workspaceId: string, id: string, fields: Partial<KeyFields>): Promise<Key> {
  return call('PATCH', path(id), { query: { workspaceId }, body: fields })
}

/** Gives it another secret; the one it has opens for as many seconds more. */
export function rotateKey(workspaceId: string, id: string, graceSeconds: number): Promise<Secret> {
  return call('POST', `${path(id)}/rotate`, { query: { workspaceId }, body: { graceSeconds } })
}

export function deleteKey(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', path(id), { query: { workspaceId } })
}

function path(id: string): string {
  return `/tokens/${encodeURIComponent(id)}`
}
