/** What every list keeps in its URL. */
export type ListSearch = { search?: string; page?: number }

export function parseListSearch(input: Record<string, unknown>): ListSearch {
  const search: ListSearch = {}
  if (typeof input.search === 'string' && input.search !== '') search.search = input.search
  const page = Number(input.page)
  if (Number.isInteger(page) && page > 1) search.page = page
  return search
}

/** Another question starts on its first page; what is undefined is left out. */
export function asked<S extends ListSearch>(search: S, change: Partial<S>): S {
  const { page: _, ...rest } = search
  const after = { ...rest, ...change }
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined && value !== '')) as S
}
