/** What a visitor typed behind a short domain, as the server hands it on (RED-5). */
export type QuickCreate = { link?: string; domain?: string }

/** What a new link begins with. */
export type NewLink = { url: string; domain?: string }

declare module '@tanstack/react-router' {
  interface HistoryState {
    newLink?: NewLink
  }
}

export function parseQuickCreate({ link, domain }: Record<string, unknown>): QuickCreate {
  const asked: QuickCreate = {}
  if (typeof link === 'string' && link !== '') asked.link = link
  if (typeof domain === 'string' && domain !== '') asked.domain = domain
  return asked
}

export function newLinkOf({ link, domain }: QuickCreate): NewLink {
  return domain === undefined ? { url: link ?? '' } : { url: link ?? '', domain }
}

/** A domain that the workspace cannot use gives way to its usual one. */
export function withOfferedDomain<T extends { domain?: string }>(
  start: T | undefined,
  offered: { slug: string }[],
): T | undefined {
  if (start?.domain === undefined || offered.some(({ slug }) => slug === start.domain)) return start
  const { domain: _, ...rest } = start
  return rest as T
}
