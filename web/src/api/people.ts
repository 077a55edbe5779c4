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
  /** Whether the person asked for it by the workspace's invite link. */
  byLink: boolean
  /** The link to hand on, only in the answer that makes it. */
  inviteUrl: string | null
}

/** A workspace's standing link, or that there is none. */
export type InviteLink = {
  role: Role
  creator: string | null
  /** Null if there is no link. */
  createdAt: string | null
  /** The link itself, only in the answer that makes it. */
  inviteUrl: string | null
}

/** What the invite link of a workspace leads to. */
export type ShownInviteLink = {
  workspace: { id: string; name: string; slug: string }
  creator: string | null
  role: Role
  /** Whether the browser is signed in as a member already. */
  member: boolean
  full: boolean
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

export function inviteLinkQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['invite link', workspaceId],
    queryFn: ({ signal }) =>
      call<InviteLink>('GET', `${path(workspaceId, 'invites')}/link`, { query: { workspaceId }, signal }),
  })
}

/** Makes a link; the earlier one stops working. */
export function resetInviteLink(workspaceId: string): Promise<InviteLink> {
  return call('POST', `${path(workspaceId, 'invites')}/reset`)
}

export function deleteInviteLink(workspaceId: string): Promise<{ id: string }> {
  return call('DELETE', `${path(workspaceId, 'invites')}/link`)
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

export function showInviteLink(token: string, signal?: AbortSignal): Promise<ShownInviteLink> {
  return call('POST', '/auth/join', { body: { token }, signal })
}

/** By an invite link; with a new account for somebody who has none, where the server sends no mail. */
export function joinWorkspace(
  token: string,
  newcomer: { email: string; name: string; password: string } | null,
): Promise<{ id: string; name: string; slug: string }> {
  return call('POST', '/auth/join/accept', { body: { token, ...newcomer } })
}

/** Has an invitation mailed to somebody who has an invite link. */
export function requestInvite(token: string, email: string): Promise<void> {
  return call('POST', '/auth/join/mail', { body: { token, email } })
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
