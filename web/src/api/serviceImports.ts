import { queryOptions } from '@tanstack/react-query'
import { call } from './client'
import type { ImportRow } from './imports'

/** Services that links can be brought from, as the API's paths name them. */
export const LINK_SERVICES = ['bitly', 'rebrandly', 'short'] as const

export type LinkService = (typeof LINK_SERVICES)[number]

export type OfferedDomain = { id: string; domain: string; group: string | null; links: number | null }

/** What the token that was handed over shows. */
export type Offer = { connected: boolean; domains: OfferedDomain[]; tags: string[] }

export type ServiceImportStatus = 'running' | 'done' | 'cancelled' | 'failed'

export type ServiceImport = {
  id: string
  service: LinkService
  status: ServiceImportStatus
  dryRun: boolean
  sources: string[]
  folderId: string | null
  importTags: boolean
  imported: number
  skipped: number
  failed: number
  /** How many links there are, if the service tells. */
  total: number | null
  /** Domains added to the workspace. */
  domains: string[]
  problem: string | null
  waitsUntil: string | null
  createdAt: string
  /** What became of links, of each outcome the first ones; absent in lists. */
  rows?: ImportRow[]
}

export type ServiceImportOrder = { domains: string[]; folderId: string | null; importTags: boolean; dryRun: boolean }

const SECOND = 1_000

export function serviceImportsKey(workspaceId: string) {
  return ['service-imports', workspaceId] as const
}

export function offerQuery(workspaceId: string, service: LinkService) {
  return queryOptions({
    queryKey: [...serviceImportsKey(workspaceId), 'offer', service],
    queryFn: ({ signal }) => call<Offer>('GET', path(workspaceId, service), { query: { workspaceId }, signal }),
    // it asks another service
    staleTime: 60 * SECOND,
    retry: false,
  })
}

/** The workspace's latest imports, the latest first. */
export function serviceImportsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...serviceImportsKey(workspaceId), 'list'],
    queryFn: ({ signal }) => call<ServiceImport[]>('GET', imports(workspaceId), { query: { workspaceId }, signal }),
  })
}

/** An import as it stands, asked again as long as it runs. */
export function serviceImportQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...serviceImportsKey(workspaceId), 'one', id],
    queryFn: ({ signal }) =>
      call<ServiceImport>('GET', `${imports(workspaceId)}/${encodeURIComponent(id)}`, { query: { workspaceId }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' || state.error ? SECOND : false),
  })
}

export function connectService(workspaceId: string, service: LinkService, token: string): Promise<Offer> {
  return call('PUT', path(workspaceId, service), { query: { workspaceId }, body: { token } })
}

export function startServiceImport(
  workspaceId: string,
  service: LinkService,
  order: ServiceImportOrder,
): Promise<ServiceImport> {
  return call('POST', path(workspaceId, service), { query: { workspaceId }, body: order })
}

export function cancelServiceImport(workspaceId: string, id: string): Promise<ServiceImport> {
  return call('DELETE', `${imports(workspaceId)}/${encodeURIComponent(id)}`, { query: { workspaceId } })
}

function path(workspaceId: string, service: LinkService): string {
  return `/workspaces/${encodeURIComponent(workspaceId)}/import/${service}`
}

function imports(workspaceId: string): string {
  return `/workspaces/${encodeURIComponent(workspaceId)}/imports`
}
