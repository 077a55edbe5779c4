import type { LinkSearch } from '../api/links'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** What the page's URL asks for; what makes no sense there is left out. */
export function parseLinkSearch(input: Record<string, unknown>): LinkSearch {
  const search: LinkSearch = { search: text(input.search) }
  if (String(input.showArchived) === 'true') search.showArchived = true
  if (input.sortBy === 'clicks') {
    search.sortBy = 'clicks'
    const page = Number(input.page)
    if (Number.isInteger(page) && page > 1) search.page = page
  } else if (text(input.startingAfter)) {
    search.startingAfter = text(input.startingAfter)
  } else {
    search.endingBefore = text(input.endingBefore)
  }
  return withoutUndefined(search)
}

function withoutUndefined(search: LinkSearch): LinkSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}

/** Another question starts on its first page. */
export function changed(search: LinkSearch, change: Partial<LinkSearch>): LinkSearch {
  const { startingAfter: _, endingBefore: __, page: ___, ...rest } = search
  return parseLinkSearch({ ...rest, ...change })
}

/** Where the page after, or before, the one shown begins. Only the order by age has cursors. */
export function turned(search: LinkSearch, direction: 'next' | 'previous', shown: { id: string }[]): LinkSearch {
  const first = changed(search, {})
  if (search.sortBy === 'clicks') {
    const page = (search.page ?? 1) + (direction === 'next' ? 1 : -1)
    return parseLinkSearch({ ...first, page })
  }
  return direction === 'next'
    ? { ...first, startingAfter: shown.at(-1)?.id }
    : { ...first, endingBefore: shown[0]?.id }
}
