import { queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { Role, Workspace } from './session'

export type Member = {
  id: string
  name: string | null
  email: string | null
  image: string | null
  role: Role
  isMachine: boolean
  createdAt: string
}

export type Invite = {
  id: string
  email: string
  role: Role
  inviter: string | null
  createdAt: string
  expiresAt: string
  expired: boolean
  /** Whether the link went to the address by mail. */
  mailed: boolean
  /** The link to hand on, only in the answer that makes it. */
  inviteUrl: string | null
}

/** What the link of an invitation leads to. */
export type ShownInvite = {
  workspace: { id: string; name: string; slug: string }
  email: string
  role: Role
  inviter: string | null
  expiresAt: string
  hasAccount: boolean
}

export function membersQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['members', workspaceId],
    queryFn: ({ signal }) => call<Member[]>('GET', path(workspaceId, 'users'), { query: { workspaceId }, signal }),
  })
}

export function invitesQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['invites', workspaceId],
    queryFn: ({ signal }) => call<Invite[]>('GET', path(workspaceId, 'invites'), { query: { workspaceId }, signal }),
  })
}

export function changeMember(workspaceId: string, userId: string, role: Role): Promise<Member> {
  return call('PATCH', path(workspaceId, 'users'), { body: { userId, role } })
}

/** Oneself to leave. */
export function removeMember(workspaceId: string, userId: string): Promise<{ id: string }> {
  return call('DELETE', path(workspaceId, 'users'), { query: { userId } })
}

export function invite(workspaceId: string, teammates: { email: string; role: Role }[]): Promise<Invite[]> {
  return call('POST', path(workspaceId, 'invites'), { body: { teammates } })
}

export function resendInvite(workspaceId: string, id: string): Promise<Invite> {
  return call('POST', `${path(workspaceId, 'invites')}/${encodeURIComponent(id)}/resend`)
}

export function deleteInvite(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', path(workspaceId, 'invites'), { query: { id } })
}

export function showInvite(token: string, signal?: AbortSignal): Promise<ShownInvite> {
  return call('POST', '/auth/invite', { body: { token }, signal })
}

/** With name and password for somebody who has no account yet. */
export function acceptInvite(
  token: string,
  newcomer: { name: string; password: string } | null,
): Promise<{ id: string; name: string; slug: string }> {
  return call('POST', '/auth/invite/accept', { body: { token, ...newcomer } })
}

export function declineInvite(token: string): Promise<void> {
  return call('POST', '/auth/invite/decline', { body: { token } })
}

export function createWorkspace(name: string, slug: string): Promise<Workspace> {
  return call('POST', '/workspaces', { body: { name, slug } })
}

/** With everything in it. */
export function deleteWorkspace(workspaceId: string): Promise<{ id: string }> {
  return call('DELETE', `/workspaces/${encodeURIComponent(workspaceId)}`)
}

function path(workspaceId: string, what: 'users' | 'invites'): string {
  return `/workspaces/${encodeURIComponent(workspaceId)}/${what}`
}
