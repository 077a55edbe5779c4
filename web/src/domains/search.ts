import type { DomainSearch } from '../api/domains'
import { parseListSearch } from '../shell/listSearch'

/** What the page's URL asks for: archived domains, or the others. */
export function parseDomainSearch(input: Record<string, unknown>): DomainSearch {
  const search: DomainSearch = parseListSearch(input)
  if (String(input.archived) === 'true') search.archived = true
  return search
}
