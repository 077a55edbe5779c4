import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** The campaign parameters of a template, in the order they are shown. */
export const UTM_PARAMETERS = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'ref'] as const

export type UtmParameter = (typeof UTM_PARAMETERS)[number]

export type UtmValues = Record<UtmParameter, string | null>

export type UtmTemplate = UtmValues & {
  id: string
  name: string
  createdAt: string
  updatedAt: string
  user: { id: string; name: string | null; image: string | null } | null
}

export type UtmFields = { name: string } & Partial<UtmValues>

export type UtmSearch = { search?: string; page?: number }

/** The API's largest page. */
export const UTM_PAGE = 50

export function utmKey(workspaceId: string) {
  return ['utm', workspaceId] as const
}

export function utmTemplatesQuery(workspaceId: string, search: UtmSearch = {}) {
  return queryOptions({
    queryKey: [...utmKey(workspaceId), search],
    queryFn: ({ signal }) =>
      call<UtmTemplate[]>('GET', '/utm', { query: { workspaceId, ...search, pageSize: UTM_PAGE }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function createUtmTemplate(workspaceId: string, fields: UtmFields): Promise<UtmTemplate> {
  return call('POST', '/utm', { query: { workspaceId }, body: fields })
}

/** The name is needed even where it stays. */
export function changeUtmTemplate(workspaceId: string, id: string, fields: UtmFields): Promise<UtmTemplate> {
  return call('PATCH', `/utm/${encodeURIComponent(id)}`, { query: { workspaceId }, body: fields })
}

export function deleteUtmTemplate(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', `/utm/${encodeURIComponent(id)}`, { query: { workspaceId } })
}
