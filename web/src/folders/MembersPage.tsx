import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link as RouterLink, useParams } from '@tanstack/react-router'
import { ArrowLeft, CircleUserRound } from 'lucide-react'
import { useState } from 'react'
import {
  accessRequestsQuery,
  changeFolderRole,
  folderMembersQuery,
  folderQuery,
  type FolderMember,
  type FolderRole,
  foldersKey,
  folderStandingsQuery,
} from '../api/folders'
import { problemOf } from '../api/problem'
import { userQuery } from '../api/session'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Failure } from '../ui/Failure'
import { Waiting } from '../ui/States'
import { useToast } from '../ui/Toasts'
import { fixedBecause, LEVELS, may, NO_ACCESS, rightsOf, roleOf, ROLES, roleWords } from './access'
import { Requests } from './Requests'

/** Who may do what in a folder, and who asks for more. */
export function MembersPage() {
  const { folderId } = useParams({ from: '/$workspace/links/folders/$folderId/members' })
  const workspace = useWorkspace()
  const folder = useQuery(folderQuery(workspace.id, folderId))
  const members = useQuery(folderMembersQuery(workspace.id, folderId))
  const { data: standings } = useQuery(folderStandingsQuery(workspace.id))
  const { data: requests } = useQuery(accessRequestsQuery(workspace.id))
  const { data: user } = useQuery(userQuery)
  useTitle(folder.data ? `Members of ${folder.data.name}` : 'Members')
  const rights = rightsOf(standings)
  const mayChange = may(rights, folderId, 'folders.users.write')
  const error = folder.error ?? members.error
  return (
    <>
      <PageHeader
        above={
          <RouterLink
            to="/$workspace/links/folders"
            params={{ workspace: workspace.slug }}
            search={{}}
            className="inline-flex min-h-8 items-center gap-1 rounded-sm text-muted hover:underline touch-target"
          >
            <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> Folders
          </RouterLink>
        }
        title={folder.data ? `Members of ${folder.data.name}` : 'Members'}
        about={folder.data && LEVELS.find(({ level }) => level === folder.data.accessLevel)!.says}
      />
      <Requests
        folderId={folderId}
        requests={requests?.filter((request) => request.folderId === folderId) ?? []}
        mayAnswer={mayChange}
        mayEdit={standings === undefined || may(rights, folderId, 'folders.links.write')}
      />
      <section aria-label="Members" className="overflow-hidden rounded-md border bg-surface">
        {!members.data ? (
          error ? (
            <Failure
              what="The members could not be loaded."
              error={error}
              onRetry={() => {
                void folder.refetch()
                void members.refetch()
              }}
            />
          ) : (
            <Waiting what="members" />
          )
        ) : (
          <ul className="divide-y">
            {members.data.map((member) => (
              <MemberRow
                key={member.id}
                folderId={folderId}
                member={member}
                fixed={fixedBecause(member, user?.id, mayChange)}
              />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function MemberRow({ folderId, member, fixed }: { folderId: string; member: FolderMember; fixed: string | null }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  const [chosen, setChosen] = useState<FolderRole | undefined>()
  const role = chosen === undefined ? member.role : chosen
  const name = member.name ?? member.email ?? member.id

  async function assign(next: FolderRole) {
    setChosen(next)
    try {
      await changeFolderRole(workspace.id, folderId, member.id, next)
      await queries.invalidateQueries({ queryKey: foldersKey(workspace.id) })
    } catch (failure) {
      toast({ kind: 'error', message: `${name}'s role stays as it was. ${problemOf(failure).message}` })
    } finally {
      setChosen(undefined)
    }
  }

  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <CircleUserRound size={24} strokeWidth={1.25} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          <bdi>{name}</bdi>
        </p>
        {member.email && member.email !== name && <p className="truncate text-xs text-muted">{member.email}</p>}
      </div>
      {fixed ? (
        <span title={fixed} className="text-muted">
          {roleWords(role)}
          <span className="sr-only">. {fixed}</span>
        </span>
      ) : (
        <select
          aria-label={`Role of ${name}`}
          value={role ?? NO_ACCESS}
          onChange={(event) => void assign(roleOf(event.target.value))}
          className="field-box w-36 shrink-0"
        >
          {ROLES.map((each) => (
            <option key={each.label} value={each.role ?? NO_ACCESS}>
              {each.label}
            </option>
          ))}
        </select>
      )}
    </li>
  )
}
