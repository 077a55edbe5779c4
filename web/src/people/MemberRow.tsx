import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleUserRound } from 'lucide-react'
import { useState } from 'react'
import { changeMember, type Member, membersQuery, removeMember } from '../api/people'
import { problemOf } from '../api/problem'
import { type Role, workspacesQuery } from '../api/session'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useToast } from '../ui/Toasts'
import { roleLabel, ROLES } from './roles'

export function MemberRow({ member, self }: { member: Member; self: boolean }) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [chosen, setChosen] = useState<Role | null>(null)
  const [leaving, setLeaving] = useState(false)
  const name = member.name ?? member.email ?? member.id

  async function assign(role: Role) {
    setChosen(role)
    try {
      await changeMember(workspace.id, member.id, role)
      await queries.invalidateQueries({ queryKey: membersQuery(workspace.id).queryKey })
      if (self) await queries.invalidateQueries({ queryKey: workspacesQuery.queryKey })
    } catch (failure) {
      toast({ kind: 'error', message: `${name}'s role stays as it was. ${problemOf(failure).message}` })
    } finally {
      setChosen(null)
    }
  }

  async function remove() {
    await removeMember(workspace.id, member.id)
    if (self) {
      queries.clear()
      await navigate({ to: '/' })
      return
    }
    setLeaving(false)
    await queries.invalidateQueries({ queryKey: membersQuery(workspace.id).queryKey })
  }

  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5 sm:px-5">
      <CircleUserRound size={24} strokeWidth={1.25} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-semibold">
          <bdi>{name}</bdi>
          {self && <span className="font-normal text-muted"> (you)</span>}
          {member.isMachine && <span className="font-normal text-muted"> (program)</span>}
        </p>
        {member.email && member.email !== name && <p className="truncate text-xs text-muted">{member.email}</p>}
      </div>
      {mayManage ? (
        <select
          aria-label={`Role of ${name}`}
          value={chosen ?? member.role}
          onChange={(event) => void assign(event.target.value as Role)}
          className="field-box w-32 shrink-0"
        >
          {ROLES.map(({ role, label, says }) => (
            <option key={role} value={role} title={says}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <span className="text-muted">{roleLabel(member.role)}</span>
      )}
      {(mayManage || self) && (
        <Button look="quiet" onClick={() => setLeaving(true)} aria-label={self ? 'Leave' : `Remove ${name}`}>
          {self ? 'Leave' : 'Remove'}
        </Button>
      )}
      {leaving && (
        <ConfirmDialog
          title={self ? 'Leave the workspace' : 'Remove from the workspace'}
          verb={self ? 'Leave' : 'Remove'}
          doing={self ? 'Leaving…' : 'Removing…'}
          onClose={() => setLeaving(false)}
          onConfirm={remove}
        >
          <p>
            <strong className="[overflow-wrap:anywhere]">{self ? 'You' : name}</strong>{' '}
            {self ? 'lose' : 'loses'} access to <strong>{workspace.name}</strong> at once, and the API keys made in{' '}
            {self ? 'your' : 'their'} name are deleted. Links and everything else stay.
          </p>
        </ConfirmDialog>
      )}
    </li>
  )
}
