import type { LinkSearch } from '../api/links'

/** The links page with a filter, by the API's names. */
export function linksOf(filter: { tagIds?: string; folderId?: string; domain?: string }): LinkSearch {
  return filter as LinkSearch
}
