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
