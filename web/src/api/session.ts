import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

export type User = {
  id: string
  email: string | null
  name: string | null
  image: string | null
  /** Whether a mail to the address was answered. */
  emailVerified: boolean
  hasPassword: boolean
  /** Whether signing in takes a code of an authenticator app. */
  secondFactor: boolean
  /** How many recovery codes are left. */
  recoveryCodes: number
}

export type Role = 'owner' | 'member' | 'viewer' | 'billing'

/** A workspace with the user's role in it. */
export type Workspace = { id: string; name: string; slug: string; plan: string; role: Role; createdAt: string }

/** What the server tells of itself. */
export type Instance = { defaultDomain: string }

/** Nothing if the browser is signed in, else what else is needed for it. */
export type SignInOutcome = { secondFactor: true } | undefined

export function signIn(email: string, password: string, code?: string): Promise<SignInOutcome> {
  return call('POST', '/auth/sign-in', { body: { email, password, code } })
}

export function signInByLink(token: string, code?: string): Promise<SignInOutcome> {
  return call('POST', '/auth/sign-in-link/use', { body: { token, code } })
}

/** Where to go for signing in at the OpenID provider; `next` is a path of ours to come back to. */
export function beginProviderSignIn(next?: string): Promise<{ url: string }> {
  return call('POST', '/auth/oidc', { body: { next } })
}

export function signOut(): Promise<void> {
  return call('POST', '/auth/sign-out')
}

export const userQuery = queryOptions({
  queryKey: ['user'],
  queryFn: ({ signal }) => call<User>('GET', '/user', { signal }),
  staleTime: 60_000,
})

export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: ({ signal }) => call<Workspace[]>('GET', '/workspaces', { signal }),
  staleTime: 60_000,
})

export const instanceQuery = queryOptions({
  queryKey: ['instance'],
  queryFn: async ({ signal }): Promise<Instance> => {
    const response = await fetch(`${import.meta.env.BASE_URL}instance.json`, { signal })
    if (!response.ok) throw new Error(`instance.json: ${response.status}`)
    return (await response.json()) as Instance
  },
  staleTime: Infinity,
})
