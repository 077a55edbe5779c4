import { queryOptions } from '@tanstack/react-query'
import { call, type Query } from './client'

/** What a column of a file can hold. */
export const IMPORT_FIELDS = ['link', 'url', 'title', 'description', 'tags', 'createdAt'] as const

export type ImportField = (typeof IMPORT_FIELDS)[number]

/** The file's column for each thing that is to be taken from it. */
export type ImportMapping = Partial<Record<ImportField, string>>

export type ImportOutcome = 'imported' | 'skipped' | 'failed'

export type ImportRow = { line: number; link: string; outcome: ImportOutcome; error: string | null }

export type ImportReport = {
  dryRun: boolean
  imported: number
  skipped: number
  failed: number
  /** Domains added to the workspace. */
  domains: string[]
  rows: ImportRow[]
}

export type ImportOrder = { file: File; mapping: ImportMapping; folderId: string | null; dryRun: boolean }

export function importCsv(workspaceId: string, order: ImportOrder, signal?: AbortSignal): Promise<ImportReport> {
  const form = new FormData()
  form.set('file', order.file)
  for (const [field, column] of Object.entries(order.mapping)) if (column) form.set(field, column)
  if (order.folderId) form.set('folderId', order.folderId)
  form.set('dryRun', String(order.dryRun))
  return call('POST', `/workspaces/${encodeURIComponent(workspaceId)}/import/csv`, {
    query: { workspaceId },
    body: form,
    signal,
  })
}

/** The columns of an export and their headings, in the file's order. */
export const EXPORT_COLUMNS = [
  { name: 'link', heading: 'Short link' },
  { name: 'url', heading: 'Destination URL' },
  { name: 'clicks', heading: 'Clicks' },
  { name: 'leads', heading: 'Leads' },
  { name: 'conversions', heading: 'Conversions' },
  { name: 'saleAmount', heading: 'Revenue' },
  { name: 'createdAt', heading: 'Created at' },
  { name: 'id', heading: 'Link ID' },
  { name: 'updatedAt', heading: 'Updated at' },
  { name: 'tags', heading: 'Tags' },
  { name: 'archived', heading: 'Archived' },
] as const

export type ExportColumn = (typeof EXPORT_COLUMNS)[number]['name']

export const EXPORT_INTERVALS = ['all', '24h', '7d', '30d', '90d', '1y', 'mtd', 'qtd', 'ytd'] as const

export type ExportInterval = (typeof EXPORT_INTERVALS)[number]

/** Which links a file has. */
export type ExportScope = {
  domain?: string
  tagIds?: string
  folderId?: string
  search?: string
  showArchived?: boolean
}

export type ExportOrder = ExportScope & { columns: string; interval?: ExportInterval; start?: string; end?: string }

/** Where the browser gets the file, as the server writes it. */
export function exportAddress(workspaceId: string, order: ExportOrder): string {
  const params = new URLSearchParams({ workspaceId })
  for (const [name, value] of Object.entries(order)) {
    if (value !== undefined && value !== '') params.set(name, String(value))
  }
  return `/api/links/export?${params}`
}

/** How many links the scope has, whenever they were made. */
export function exportCountQuery(workspaceId: string, scope: ExportScope) {
  return queryOptions({
    queryKey: ['links', workspaceId, 'count', scope],
    queryFn: ({ signal }) =>
      call<number>('GET', '/links/count', { query: { workspaceId, ...(scope as Query) }, signal }),
  })
}
