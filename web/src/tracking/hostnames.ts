/** The API takes no more. */
export const MOST_HOSTNAMES = 10

/** A hostname as it was meant, where a whole address was pasted. */
export function hostnameOf(typed: string): string {
  const trimmed = typed.trim()
  return URL.canParse(trimmed) && /^https?:\/\//i.test(trimmed) ? new URL(trimmed).hostname : trimmed
}

/** What is wrong before anything is sent; null if nothing is. */
export function hostnameProblem(hostname: string, allowed: readonly string[]): string | null {
  if (hostname === '') return 'Enter a hostname.'
  return allowed.includes(hostname.toLowerCase()) ? 'It is allowed already.' : null
}
