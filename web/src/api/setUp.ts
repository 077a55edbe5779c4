import { queryOptions } from '@tanstack/react-query'
import { call } from './client'

export type SetUp = {
  code: string
  name: string
  email: string
  password: string
  workspace: string
  slug: string
}

/** Whether nobody has an account on the server yet. */
export const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: ({ signal }) => call<{ needed: boolean }>('GET', '/auth/set-up', { signal }),
  retry: false,
})

/** Makes the first user and workspace, and signs this browser in. */
export function setUp(wish: SetUp): Promise<{ workspace: string; slug: string }> {
  return call('POST', '/auth/set-up', { body: wish })
}
