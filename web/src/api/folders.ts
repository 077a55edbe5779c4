import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from './client'

/** What members may do who have no role of their own in a folder; null for nothing. */
export type AccessLevel = 'write' | 'read' | null

export type FolderRole = 'owner' | 'editor' | 'viewer' | null

export type FolderRight = 'folders.read' | 'folders.write' | 'folders.links.write' | 'folders.users.write'

export type Folder = {
  id: string
  name: string
  description: string | null
  accessLevel: AccessLevel
  createdAt: string
}

export type FolderFields = { name: string; description: string | null; accessLevel: AccessLevel }

/** What the user may do in a folder. */
export type FolderStanding = { id: string; role: FolderRole; permissions: FolderRight[] }

export type FolderPerson = { id: string; name: string | null; email: string | null; image: string | null }

export type FolderMember = FolderPerson & { role: FolderRole }

/** Somebody's wish to edit the links of a folder, not yet answered. */
export type AccessRequest = { id: string; folderId: string; userId: string; createdAt: string; user: FolderPerson }

export type FolderSearch = { search?: string; page?: number }

/** The API's largest page. */
export const FOLDERS_PAGE = 50

/** Stands for “in no folder” wherever the API takes a folder's id. */
export const UNSORTED = 'unsorted'

export function foldersKey(workspaceId: string) {
  return ['folders', workspaceId] as const
}

export function foldersQuery(workspaceId: string, search: FolderSearch = {}) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'list', search],
    queryFn: ({ signal }) =>
      call<Folder[]>('GET', '/folders', { query: { workspaceId, ...search, pageSize: FOLDERS_PAGE }, signal }),
    placeholderData: keepPreviousData,
  })
}

/** How many folders there are, or how many the search finds. */
export function folderCountQuery(workspaceId: string, search?: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'count', search],
    queryFn: ({ signal }) => call<number>('GET', '/folders/count', { query: { workspaceId, search }, signal }),
    placeholderData: keepPreviousData,
  })
}

export function folderQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'one', id],
    queryFn: ({ signal }) => call<Folder>('GET', path(id), { query: { workspaceId }, signal }),
  })
}

export function folderStandingsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'standings'],
    queryFn: ({ signal }) => call<FolderStanding[]>('GET', '/folders/permissions', { query: { workspaceId }, signal }),
  })
}

/** How many links each folder has, archived ones too; those in none under `unsorted`. */
export function folderLinksQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'links'],
    queryFn: async ({ signal }) => {
      const query = { workspaceId, groupBy: 'folderId', showArchived: true }
      const groups = await call<{ folderId: string | null; _count: number }[]>('GET', '/links/count', { query, signal })
      const counts = new Map(groups.map(({ folderId, _count }) => [folderId ?? UNSORTED, _count]))
      return counts.has(UNSORTED) ? counts : counts.set(UNSORTED, 0)
    },
  })
}

export function createFolder(workspaceId: string, fields: FolderFields): Promise<Folder> {
  return call('POST', '/folders', { query: { workspaceId }, body: fields })
}

export function changeFolder(workspaceId: string, id: string, fields: Partial<FolderFields>): Promise<Folder> {
  return call('PATCH', path(id), { query: { workspaceId }, body: fields })
}

/** Its links stay, in no folder. */
export function deleteFolder(workspaceId: string, id: string): Promise<{ id: string }> {
  return call('DELETE', path(id), { query: { workspaceId } })
}

/** The folder the user starts in, if any. */
export function defaultFolderQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'default'],
    queryFn: ({ signal }) =>
      call<{ folderId: string | null }>('GET', '/folders/default', { query: { workspaceId }, signal }),
  })
}

export function chooseDefaultFolder(workspaceId: string, folderId: string | null) {
  return call<{ folderId: string | null }>('PATCH', '/folders/default', { query: { workspaceId }, body: { folderId } })
}

export function folderMembersQuery(workspaceId: string, id: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'members', id],
    queryFn: ({ signal }) => call<FolderMember[]>('GET', `${path(id)}/users`, { query: { workspaceId }, signal }),
  })
}

/** Settles the member's request for access, if there is one. */
export function changeFolderRole(
  workspaceId: string,
  id: string,
  userId: string,
  role: FolderRole,
): Promise<FolderMember> {
  return call('PATCH', `${path(id)}/users/${encodeURIComponent(userId)}`, { query: { workspaceId }, body: { role } })
}

/** The user's own requests, and those the user can answer. */
export function accessRequestsQuery(workspaceId: string) {
  return queryOptions({
    queryKey: [...foldersKey(workspaceId), 'requests'],
    queryFn: ({ signal }) =>
      call<AccessRequest[]>('GET', '/folders/access-requests', { query: { workspaceId }, signal }),
  })
}

export function requestAccess(workspaceId: string, id: string): Promise<AccessRequest> {
  return call('POST', `${path(id)}/access-requests`, { query: { workspaceId } })
}

/** Takes the user's own request back, or turns down somebody else's. */
export function endAccessRequest(workspaceId: string, request: AccessRequest): Promise<{ id: string }> {
  return call('DELETE', `${path(request.folderId)}/access-requests/${encodeURIComponent(request.id)}`, {
    query: { workspaceId },
  })
}

function path(id: string): string {
  return `/folders/${encodeURIComponent(id)}`
}
