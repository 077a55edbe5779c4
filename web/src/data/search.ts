import { UNSORTED } from '../api/folders'
import { LINK_SERVICES, type LinkService } from '../api/serviceImports'
import { EXPORT_COLUMNS, EXPORT_INTERVALS, type ExportInterval, type ExportOrder, type ExportScope } from '../api/imports'

const USUAL_COLUMNS = ['link', 'url', 'clicks', 'createdAt']

/** What the page shows: the way in or the way out, and of the latter which links and columns. */
export type DataSearch = {
  tab?: 'export'
  /** What links come from; a file without. */
  from?: LinkService
  domain?: string
  tagIds?: string
  folderId?: string
  search?: string
  showArchived?: boolean
  columns?: string
  interval?: ExportInterval | 'custom'
  start?: string
  end?: string
}

export function parseDataSearch(input: Record<string, unknown>): DataSearch {
  const search: DataSearch = {}
  if (input.tab === 'export') search.tab = 'export'
  const from = LINK_SERVICES.find((service) => service === input.from)
  if (from && !search.tab) search.from = from
  for (const name of ['domain', 'tagIds', 'folderId', 'search'] as const) {
    const value = input[name]
    if (typeof value === 'string' && value !== '') search[name] = value
  }
  if (String(input.showArchived) === 'true') search.showArchived = true
  const columns = known(input.columns)
  if (columns && columns !== USUAL_COLUMNS.join(',')) search.columns = columns
  const interval = [...EXPORT_INTERVALS, 'custom' as const].find((each) => each === input.interval)
  if (interval && interval !== 'all') search.interval = interval
  if (interval === 'custom') {
    for (const name of ['start', 'end'] as const) {
      const value = input[name]
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) search[name] = value
    }
  }
  return search
}

/** Names of columns that exist, in the file's order; undefined if there is none. */
function known(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const asked = text.split(',')
  return EXPORT_COLUMNS.map(({ name }) => name as string).filter((name) => asked.includes(name)).join(',') || undefined
}

export function columnsOf(search: DataSearch): string[] {
  return search.columns?.split(',') ?? USUAL_COLUMNS
}

/** In every short link, whatever it is. */
const IN_ALL = '://'

/**
 * Which links the page asks for. The API gives those in folders only with a filter, so that all of
 * them take one that fits all (LNK-58).
 */
export function scopeOf({ domain, tagIds, folderId, search, showArchived }: DataSearch): ExportScope {
  const scope: ExportScope = { domain, tagIds, folderId, search, showArchived }
  return domain || tagIds || folderId || search ? scope : { ...scope, search: IN_ALL }
}

/** Whether the API gives links in folders, although those outside are asked for (LNK-58). */
export function widened({ folderId, domain, tagIds, search }: DataSearch): boolean {
  return folderId === UNSORTED && Boolean(domain || tagIds || search)
}

/** The export that a page asks for, as the API wants it. Days are the reader's own. */
export function orderOf(search: DataSearch): ExportOrder {
  const { interval, start, end } = search
  const order: ExportOrder = { ...scopeOf(search), columns: columnsOf(search).join(',') }
  if (interval !== 'custom') return { ...order, interval: interval ?? 'all' }
  if (!start) return { ...order, interval: 'all' }
  return { ...order, start: midnight(start, 0), ...(end ? { end: midnight(end, 1) } : {}) }
}

/** When a day begins for the reader, or a later one. */
function midnight(day: string, later: number): string {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year!, month! - 1, date! + later).toISOString()
}

/** What is wrong with a range of days; null if nothing is (EXP-2). */
export function rangeProblem({ interval, start, end }: DataSearch): { field: 'start' | 'end'; message: string } | null {
  if (interval !== 'custom') return null
  if (!start) return { field: 'start', message: 'Choose the first day.' }
  if (start < '2022-09-23') return { field: 'start', message: 'Choose a day after 22 September 2022.' }
  if (end && end < start) return { field: 'end', message: 'Choose the first day or a later one.' }
  return null
}
