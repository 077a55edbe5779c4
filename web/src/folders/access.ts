import type { AccessLevel, FolderMember, FolderRight, FolderRole, FolderStanding } from '../api/folders'

/** What members may do who have no role of their own in a folder. */
export const LEVELS: { level: AccessLevel; label: string; says: string }[] = [
  { level: 'write', label: 'Everybody edits', says: 'All members see and edit its links.' },
  { level: 'read', label: 'Everybody sees', says: 'All members see its links; editing takes a role in the folder.' },
  { level: null, label: 'By role only', says: 'Only members with a role in the folder see it at all.' },
]

export function levelWords(level: AccessLevel): string {
  return LEVELS.find((each) => each.level === level)!.label
}

/** A role as a form holds it; the API's null is no access. */
export const ROLES: { role: FolderRole; label: string }[] = [
  { role: 'owner', label: 'Owner' },
  { role: 'editor', label: 'Can edit' },
  { role: 'viewer', label: 'Can view' },
  { role: null, label: 'No access' },
]

export function roleWords(role: FolderRole): string {
  return ROLES.find((each) => each.role === role)!.label
}

export const NO_ACCESS = 'none'

export function roleOf(value: string): FolderRole {
  return ROLES.find(({ role }) => role !== null && role === value)?.role ?? null
}

/** What the user may do in each folder, by the folder's id. */
export type Rights = ReadonlyMap<string, ReadonlySet<FolderRight>>

export function rightsOf(standings: FolderStanding[] | undefined): Rights {
  return new Map(standings?.map(({ id, permissions }) => [id, new Set(permissions)]))
}

export function may(rights: Rights, folderId: string, right: FolderRight): boolean {
  return rights.get(folderId)?.has(right) ?? false
}

/** Why the user cannot change a member's role; null if they can. */
export function fixedBecause(member: FolderMember, userId: string | undefined, mayChange: boolean): string | null {
  if (member.id === userId) return 'Your own role: another owner of the folder can change it.'
  if (!mayChange) return 'Owners of the folder can change roles.'
  return null
}
