import { useQuery } from '@tanstack/react-query'
import { linkCountsQuery } from '../../api/linkCounts'
import type { Link, LinkFilter } from '../../api/links'
import { userQuery } from '../../api/session'
import { type TagColor, tagsQuery } from '../../api/tags'
import { useWorkspace } from '../../shell/workspaces'

export type FilterValue = { value: string; label: string; count: number; color?: TagColor }

export type FilterField = { name: 'tagIds' | 'domain' | 'userId'; label: string; values: FilterValue[] }

/** What links can be filtered by, and how many of those meant otherwise have each value. */
export function useFilterFields(filter: LinkFilter, shown: Link[]): { fields: FilterField[]; pending: boolean } {
  const workspace = useWorkspace()
  const rest = { showArchived: filter.showArchived, folderId: filter.folderId, search: filter.search }
  const tagCounts = useQuery(linkCountsQuery(workspace.id, 'tagId', { ...rest, domain: filter.domain, userId: filter.userId }))
  const domains = useQuery(linkCountsQuery(workspace.id, 'domain', { ...rest, tagIds: filter.tagIds, userId: filter.userId }))
  const users = useQuery(linkCountsQuery(workspace.id, 'userId', { ...rest, tagIds: filter.tagIds, domain: filter.domain }))
  const { data: tags = [] } = useQuery({ ...tagsQuery(workspace.id), staleTime: 30_000 })
  const nameOfUser = useUserNames(shown)
  const counts = (found: typeof domains) => (found.data ?? []).flatMap(({ value, count }) => (value ? [{ value, count }] : []))
  const tagCount = (id: string) => tagCounts.data?.find(({ value }) => value === id)?.count ?? 0
  return {
    pending: tagCounts.isPending || domains.isPending || users.isPending,
    fields: [
      {
        name: 'tagIds',
        label: 'Tag',
        values: tags
          .map(({ id, name, color }) => ({ value: id, label: name, color, count: tagCount(id) }))
          .sort((a, b) => b.count - a.count),
      },
      { name: 'domain', label: 'Domain', values: counts(domains).map((each) => ({ ...each, label: each.value })) },
      {
        name: 'userId',
        label: 'Creator',
        values: counts(users).map((each) => ({ ...each, label: nameOfUser(each.value) })),
      },
    ],
  }
}

/** Names of people, as far as they are known here: oneself, and who made the links shown. */
export function useUserNames(shown: Link[]): (id: string) => string {
  const { data: me } = useQuery(userQuery)
  return (id) => {
    if (me?.id === id) return me.name ?? me.email ?? 'You'
    const user = shown.find((link) => link.userId === id)?.user
    return user?.name ?? user?.email ?? 'Somebody else'
  }
}
