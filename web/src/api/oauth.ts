import { queryOptions } from '@tanstack/react-query'
import { call, type Query } from './client'

/** Which app asks for what. */
export type Consent = {
  name: string
  developer: string
  website: string
  description: string | null
  logo: string | null
  verified: boolean
  scopes: string[]
}

/** What an app asks with, by the names of OAuth. */
export type Authorization = {
  client_id: string
  redirect_uri: string
  response_type: string
  state?: string
  scope?: string
  code_challenge?: string
  code_challenge_method?: string
}

export function consentQuery(authorization: Authorization) {
  return queryOptions({
    queryKey: ['oauth', authorization],
    queryFn: ({ signal }) => call<Consent>('GET', '/oauth/authorize', { query: authorization as Query, signal }),
    retry: false,
  })
}

/** Tells where the user goes next. */
export function authorize(workspaceId: string, authorization: Authorization): Promise<{ callbackUrl: string }> {
  return call('POST', '/oauth/authorize', { query: { workspaceId }, body: authorization })
}

/** An app of the workspace, which people let act for them. */
export type App = AppFields & {
  id: string
  clientId: string
  /** How to recognise its secret; empty if it has none. */
  partialClientSecret: string
  /** Whether members of every workspace may install it. */
  verified: boolean
  /** How often it is installed. */
  installations: number
  createdAt: string
  updatedAt: string
}

/** What its developer says about it. */
export type AppFields = {
  name: string
  slug: string
  developer: string
  website: string
  description: string | null
  /** What it does, in Markdown. */
  readme: string | null
  installUrl: string | null
  /** The address of its picture; to be set also a data URL in base64. */
  logo: string | null
  /** Addresses of pictures. */
  screenshots: string[]
  redirectUris: string[]
  /** Whether it cannot keep a secret, and proves itself by PKCE alone. */
  pkce: boolean
}

export type NewApp = Pick<AppFields, 'name' | 'slug' | 'developer' | 'website' | 'redirectUris' | 'pkce'>

/** With its secret, in the answer that made it and never again. */
export type ToldApp = App & { clientSecret?: string }

/** An app that acts in the workspace for one of its members. */
export type Installation = {
  id: string
  app: { id: string; name: string; developer: string; website: string; logo: string | null }
  user: { id: string; name: string | null; image: string | null }
  scopes: string[]
  /** To the minute; null for never since it renewed its access. */
  lastUsed: string | null
  createdAt: string
  updatedAt: string
}

export function appsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['apps', workspaceId],
    queryFn: ({ signal }) => call<App[]>('GET', '/oauth/apps', { query: { workspaceId }, signal }),
  })
}

export function appQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: ['apps', workspaceId, id],
    queryFn: ({ signal }) => call<App>('GET', path(id), { query: { workspaceId }, signal }),
  })
}

export function createApp(workspaceId: string, fields: NewApp): Promise<ToldApp> {
  return call('POST', '/oauth/apps', { query: { workspaceId }, body: fields })
}

export function changeApp(workspaceId: string, id: string, fields: Partial<AppFields>): Promise<App> {
  return call('PATCH', path(id), { query: { workspaceId }, body: fields })
}

/** Gives it another secret; the one it has ends at once. */
export function renewSecret(workspaceId: string, id: string): Promise<ToldApp> {
  return call('POST', `${path(id)}/secret`, { query: { workspaceId } })
}

/** With all its installations. */
export function deleteApp(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', path(id), { query: { workspaceId } })
}

export function installationsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: ['installations', workspaceId],
    queryFn: ({ signal }) => call<Installation[]>('GET', '/oauth/installations', { query: { workspaceId }, signal }),
  })
}

export function revokeInstallation(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', `/oauth/installations/${encodeURIComponent(id)}`, { query: { workspaceId } })
}

function path(id: string): string {
  return `/oauth/apps/${encodeURIComponent(id)}`
}
