import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** The colours a tag can be given, in the API's order; `pink` is only found on old ones. */
export const TAG_COLORS = ['red', 'yellow', 'green', 'blue', 'purple', 'brown', 'gray'] as const

export type TagColor = (typeof TAG_COLORS)[number] | 'pink'

export type Tag = { id: string; name: string; color: TagColor }

/** A tag with the number of links that have it. */
export type CountedTag = Tag & { _count: { links: number } }

export type TagFields = { name: string; color: TagColor }

/** Which tags, in which order, and which page of them; the names are the API's. */
export type TagSearch = {
  search?: string
  sortBy?: 'name' | 'createdAt'
  sortOrder?: 'asc' | 'desc'
  page?: number
}

/** The API's largest page. */
export const TAGS_PAGE = 100

export function tagsKey(workspaceId: string) {
  return ['tags', workspaceId] as const
}

export function tagsQuery(workspaceId: string, search: TagSearch = {}) {
  return queryOptions({
    queryKey: [...tagsKey(workspaceId), 'list', search],
    queryFn: ({ signal }) =>
      call<CountedTag[]>('GET', '/tags', {
        query: { workspaceId, ...search, pageSize: TAGS_PAGE, includeLinksCount: true },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
}

/** How many tags there are, or how many the search finds. */
export function tagCountQuery(workspaceId: string, search?: string) {
  return queryOptions({
    queryKey: [...tagsKey(workspaceId), 'count', search],
    queryFn: ({ signal }) => call<number>('GET', '/tags/count', { query: { workspaceId, search }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function createTag(workspaceId: string, fields: TagFields): Promise<Tag> {
  return call('POST', '/tags', { query: { workspaceId }, body: fields })
}

export function changeTag(workspaceId: string, id: string, fields: Partial<TagFields>): Promise<Tag> {
  return call('PATCH', `/tags/${encodeURIComponent(id)}`, { query: { workspaceId }, body: fields })
}

export function deleteTag(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', `/tags/${encodeURIComponent(id)}`, { query: { workspaceId } })
}
