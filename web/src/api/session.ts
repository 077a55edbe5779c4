import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

export type User = { id: string; email: string | null; name: string | null; image: string | null }

export type Role = 'owner' | 'member' | 'viewer' | 'billing'

/** A workspace with the user's role in it. */
export type Workspace = { id: string; name: string; slug: string; plan: string; role: Role; createdAt: string }

/** What the server tells of itself. */
export type Instance = { defaultDomain: string }

export function signIn(email: string, password: string): Promise<void> {
  return call('POST', '/auth/sign-in', { body: { email, password } })
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
