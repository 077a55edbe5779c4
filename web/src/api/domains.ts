import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { Link } from './links'

/** A domain as the API shows it; the configurations are JSON as text. */
export type Domain = {
  id: string
  slug: string
  verified: boolean
  primary: boolean
  archived: boolean
  placeholder: string | null
  expiredUrl: string | null
  notFoundUrl: string | null
  logo: string | null
  assetLinks: string | null
  appleAppSiteAssociation: string | null
  deepviewData: string | null
  createdAt: string
}

/** A domain with the link at its root. */
export type ListedDomain = Domain & { link: Link | null }

export type DomainFields = {
  slug: string
  archived: boolean
  placeholder: string | null
  expiredUrl: string | null
  notFoundUrl: string | null
  /** A data URL in base64, or null for none. */
  logo: string | null
  assetLinks: string | null
  appleAppSiteAssociation: string | null
  deepviewData: string | null
}

/** `archived` finds archived domains instead of the others. */
export type DomainSearch = { search?: string; archived?: boolean; page?: number }

export const DNS_STATUSES = [
  'Valid Configuration',
  'Invalid Configuration',
  'Conflicting DNS Records',
  'Pending Verification',
  'Domain Not Found',
  'Unknown Error',
] as const

export type DnsStatus = (typeof DNS_STATUSES)[number]

/** A record that has to be entered at the domain's DNS provider. */
export type DnsRecord = {
  purpose: 'routing' | 'ownership'
  type: 'A' | 'AAAA' | 'CNAME' | 'ALIAS' | 'TXT'
  /** Within the zone, `@` for the zone itself. */
  name: string
  host: string
  value: string
  required: boolean
  /** What the DNS says now. */
  found: string[]
}

export type DnsReport = {
  status: DnsStatus
  response: { message: string | null; apex: boolean; records: DnsRecord[] }
}

export type Availability = { status: 'invalid' | 'conflict' | 'has site' | 'available'; message?: string }

/** The API's largest page. */
export const DOMAINS_PAGE = 50

export function domainsKey(workspaceId: string) {
  return ['domains', workspaceId] as const
}

export function domainsQuery(workspaceId: string, search: DomainSearch = {}) {
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'list', search],
    queryFn: ({ signal }) =>
      call<ListedDomain[]>('GET', '/domains', {
        query: { workspaceId, ...search, pageSize: DOMAINS_PAGE, includeLink: true },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}

/** How many domains the search finds. */
export function domainCountQuery(workspaceId: string, search: DomainSearch = {}) {
  const { search: text, archived } = search
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'count', text, archived],
    queryFn: ({ signal }) =>
      call<number>('GET', '/domains/count', { query: { workspaceId, search: text, archived }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function domainQuery(workspaceId: string, slug: string) {
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'one', slug],
    queryFn: ({ signal }) => call<Domain>('GET', path(slug), { query: { workspaceId }, signal }),
  })
}

/** Asks the DNS now; the server remembers the answer. */
export function dnsQuery(workspaceId: string, slug: string) {
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'dns', slug],
    queryFn: ({ signal }) => call<DnsReport>('GET', `${path(slug)}/verify`, { query: { workspaceId }, signal }),
    staleTime: 10_000,
  })
}

/** Domains of the server itself that the workspace is offered. */
export function defaultDomainsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'default'],
    queryFn: ({ signal }) => call<string[]>('GET', '/domains/default', { query: { workspaceId }, signal }),
    staleTime: 60_000,
  })
}

/** How many links a domain has, archived ones and its own at the root too. */
export function domainLinksQuery(workspaceId: string, slug: string) {
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'links', slug],
    queryFn: ({ signal }) =>
      call<number>('GET', '/links/count', { query: { workspaceId, domain: slug, showArchived: true }, signal }),
  })
}

/** The link at a domain's root. */
export function rootLinkQuery(workspaceId: string, slug: string) {
  return queryOptions({
    queryKey: [...domainsKey(workspaceId), 'root', slug],
    queryFn: ({ signal }) =>
      call<Link>('GET', '/links/info', { query: { workspaceId, domain: slug, key: '_root' }, signal }),
  })
}

export function checkAvailability(workspaceId: string, slug: string, signal?: AbortSignal): Promise<Availability> {
  return call('GET', `${path(slug)}/validate`, { query: { workspaceId }, signal })
}

export function createDomain(workspaceId: string, slug: string): Promise<Domain> {
  return call('POST', '/domains', { query: { workspaceId }, body: { slug } })
}

export function changeDomain(workspaceId: string, slug: string, fields: Partial<DomainFields>): Promise<Domain> {
  return call('PATCH', path(slug), { query: { workspaceId }, body: fields })
}

export function makeDomainPrimary(workspaceId: string, slug: string): Promise<Domain> {
  return call('POST', `${path(slug)}/primary`, { query: { workspaceId } })
}

export function transferDomain(workspaceId: string, slug: string, newWorkspaceId: string): Promise<Domain> {
  return call('POST', `${path(slug)}/transfer`, { query: { workspaceId }, body: { newWorkspaceId } })
}

/** With all its links. */
export function deleteDomain(workspaceId: string, slug: string): Promise<{ slug: string }> {
  return call('DELETE', path(slug), { query: { workspaceId } })
}

function path(slug: string): string {
  return `/domains/${encodeURIComponent(slug)}`
}
