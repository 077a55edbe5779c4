const WHY = {
  denied: (provider: string) => `“${provider}” did not let you in, or you did not agree.`,
  stale: () => 'That took too long, was used already, or began in another browser. Try again.',
  unavailable: (provider: string) =>
    `“${provider}” did not answer as it should. Try again later, or ask the operator: the server's log says more.`,
  invalid: (provider: string) => `What “${provider}” said of you does not hold. The server's log says more.`,
  unknown: () => 'You have no account here, and the operator lets nobody make one this way.',
  unverified: (provider: string) =>
    `An account here has your e-mail address, but “${provider}” does not say that the address is yours.`,
  unconfirmed: (provider: string) =>
    `An account here has your e-mail address, but that address was never confirmed. If it is yours, sign in with its password, then choose “${provider}” on the page Account.`,
  taken: () => 'The account with your e-mail address belongs to somebody else there. Ask the operator.',
  busy: () => 'Too many attempts. Wait a minute.',
} as const

export type Refusal = keyof typeof WHY

/** What an address of ours says about why the provider's sign-in failed, if it does. */
export function refusalOf(text: unknown): Refusal | undefined {
  return typeof text === 'string' && Object.hasOwn(WHY, text) ? (text as Refusal) : undefined
}

export function refusalWords(refusal: Refusal, provider: string | null): string {
  return WHY[refusal](provider ?? 'Single sign-on')
}
