import type { TagSearch } from '../api/tags'
import { parseListSearch } from '../shell/listSearch'

/** What the page's URL asks for; by name, unless it says otherwise. */
export function parseTagSearch(input: Record<string, unknown>): TagSearch {
  const search: TagSearch = parseListSearch(input)
  if (input.sortBy === 'createdAt') {
    search.sortBy = 'createdAt'
    search.sortOrder = 'desc'
  }
  return search
}
