import { LINK_ORDERS, type LinkFilter, type LinkOrder, type LinkSearch } from '../../api/links'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** What the page's URL asks for; what makes no sense there is left out. */
export function parseLinkSearch(input: Record<string, unknown>): LinkSearch {
  const search: LinkSearch = {
    search: text(input.search),
    domain: text(input.domain),
    tagIds: text(input.tagIds),
    folderId: text(input.folderId),
    userId: text(input.userId),
  }
  if (String(input.showArchived) === 'true') search.showArchived = true
  const order = LINK_ORDERS.find((each) => each === input.sortBy)
  if (order && order !== 'createdAt') {
    search.sortBy = order
    const page = Number(input.page)
    if (Number.isInteger(page) && page > 1) search.page = page
  } else if (text(input.startingAfter)) {
    search.startingAfter = text(input.startingAfter)
  } else {
    search.endingBefore = text(input.endingBefore)
  }
  return withoutUndefined(search)
}

function withoutUndefined<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T
}

/** Another question starts on its first page. */
export function changed(search: LinkSearch, change: Partial<LinkSearch>): LinkSearch {
  const { startingAfter: _, endingBefore: __, page: ___, ...rest } = search
  return parseLinkSearch({ ...rest, ...change })
}

/** Where the page after, or before, the one shown begins. Only the order by age has cursors. */
export function turned(search: LinkSearch, direction: 'next' | 'previous', shown: { id: string }[]): LinkSearch {
  const first = changed(search, {})
  if (search.sortBy) {
    const page = (search.page ?? 1) + (direction === 'next' ? 1 : -1)
    return parseLinkSearch({ ...first, page })
  }
  return direction === 'next'
    ? { ...first, startingAfter: shown.at(-1)?.id }
    : { ...first, endingBefore: shown[0]?.id }
}

/** Which links are meant, whatever their order and page. */
export function filterOf(search: LinkSearch): LinkFilter {
  const { search: words, domain, tagIds, folderId, userId, showArchived } = search
  return withoutUndefined({ search: words, domain, tagIds, folderId, userId, showArchived })
}

/** The filters that can be taken off one by one. */
export function isFiltered({ search, domain, tagIds, userId }: LinkSearch): boolean {
  return Boolean(search || domain || tagIds || userId)
}

/** Whether links in folders are found though no folder is chosen (LNK-58). */
export function spansFolders({ search, domain, tagIds, folderId }: LinkSearch): boolean {
  return !folderId && Boolean(search || domain || tagIds)
}

export function listed(ids: string | undefined): string[] {
  return ids ? ids.split(',') : []
}

/** A list with a value put in, or taken out if it was there. */
export function toggled(ids: string | undefined, id: string): string | undefined {
  const before = listed(ids)
  const after = before.includes(id) ? before.filter((each) => each !== id) : [...before, id]
  return after.length === 0 ? undefined : after.join(',')
}

export const ORDER_NAMES: Record<LinkOrder, string> = {
  createdAt: 'Newest first',
  clicks: 'Most clicks first',
  lastClicked: 'Clicked last first',
  saleAmount: 'Most revenue first',
}
