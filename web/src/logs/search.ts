import { type AuditSearch, type RequestSearch, STATUSES } from '../api/logs'
import { parseListSearch } from '../shell/listSearch'

export function parseRequestSearch(input: Record<string, unknown>): RequestSearch {
  const search: RequestSearch = {}
  if (typeof input.path === 'string' && input.path !== '') search.path = input.path
  const status = STATUSES.find((each) => each === input.status)
  if (status) search.status = status
  const { page } = parseListSearch(input)
  if (page) search.page = page
  return search
}

export function parseAuditSearch(input: Record<string, unknown>): AuditSearch {
  const search: AuditSearch = {}
  for (const name of ['userId', 'target', 'action'] as const) {
    const value = input[name]
    if (typeof value === 'string' && value !== '') search[name] = value
  }
  return search
}
