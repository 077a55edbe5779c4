import { queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { User } from './session'

/** A browser that is signed in. */
export type Session = {
  id: string
  userAgent: string | null
  address: string | null
  createdAt: string
  lastSeenAt: string
  current: boolean
}

/** What an authenticator app needs to know, typed or as a QR code. */
export type Proposal = { secret: string; uri: string }

/** How people can sign in; the same for everybody. */
export type Methods = {
  password: boolean
  mail: boolean
  /** What the OpenID provider's button says; null if there is none. */
  provider: string | null
}

export const methodsQuery = queryOptions({
  queryKey: ['sign-in-methods'],
  queryFn: ({ signal }) => call<Methods>('GET', '/auth/methods', { signal }),
  staleTime: Infinity,
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call<Session[]>('GET', '/user/sessions', { signal }),
})

export function mailSignInLink(email: string): Promise<void> {
  return call('POST', '/auth/sign-in-link', { body: { email } })
}

export function mailPasswordReset(email: string): Promise<void> {
  return call('POST', '/auth/password-reset', { body: { email } })
}

export function resetPassword(token: string, password: string): Promise<void> {
  return call('POST', '/auth/password-reset/use', { body: { token, password } })
}

export function confirmEmail(token: string): Promise<void> {
  return call('POST', '/auth/confirm-email', { body: { token } })
}

export function changeUser(fields: { name?: string; email?: string; password?: string }): Promise<User> {
  return call('PATCH', '/user', { body: fields })
}

/** Deletes the account; refused for whoever is the last owner of a workspace. */
export function deleteUser(proof: { password?: string; code?: string }): Promise<void> {
  return call('DELETE', '/user', { body: proof })
}

/** Every other browser is signed out. */
export function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  return call('PATCH', '/user/password', { body: { currentPassword, newPassword } })
}

export function endSession(id: string): Promise<void> {
  return call('DELETE', `/user/sessions/${encodeURIComponent(id)}`)
}

export function endOtherSessions(): Promise<void> {
  return call('DELETE', '/user/sessions')
}

export function proposeSecondFactor(password: string): Promise<Proposal> {
  return call('POST', '/user/second-factor', { body: { password } })
}

export function confirmSecondFactor(code: string): Promise<{ recoveryCodes: string[] }> {
  return call('POST', '/user/second-factor/confirm', { body: { code } })
}

export function removeSecondFactor(password: string, code: string): Promise<void> {
  return call('POST', '/user/second-factor/remove', { body: { password, code } })
}
