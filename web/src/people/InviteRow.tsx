import { useQueryClient } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { deleteInvite, type Invite, invitesQuery, resendInvite } from '../api/people'
import { problemOf } from '../api/problem'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Time } from '../ui/Time'
import { useToast } from '../ui/Toasts'
import { roleLabel } from './roles'

export function InviteRow({ invite, onSent }: { invite: Invite; onSent: (invite: Invite) => void }) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const queries = useQueryClient()
  const toast = useToast()

  async function run(what: string, task: () => Promise<void>) {
    try {
      await task()
    } catch (failure) {
      toast({ kind: 'error', message: `${what} ${problemOf(failure).message}` })
    }
    await queries.invalidateQueries({ queryKey: invitesQuery(workspace.id).queryKey })
  }

  const resend = () =>
    run(`${invite.email} was not invited again.`, async () => {
      const sent = await resendInvite(workspace.id, invite.id)
      if (sent.mailed) toast({ message: `Sent to ${invite.email} again.` })
      onSent(sent)
    })

  const takeBack = () =>
    run(`${invite.email} is still invited.`, async () => {
      await deleteInvite(workspace.id, invite.id)
    })

  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5 sm:px-5">
      <Mail size={20} strokeWidth={1.5} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-semibold">
          <bdi>{invite.email}</bdi>
        </p>
        <p className="text-xs text-muted">
          {roleLabel(invite.role)} · {invite.expired ? 'expired' : 'invited'}{' '}
          <Time iso={invite.expired ? invite.expiresAt : invite.createdAt} />
          {invite.byLink ? ' · asked for by the invite link' : invite.inviter && ` · by ${invite.inviter}`}
        </p>
      </div>
      {mayManage && (
        <>
          <Button look="quiet" onClick={() => void resend()}>
            {invite.mailed ? 'Send again' : 'New link'}
          </Button>
          <Button look="quiet" onClick={() => void takeBack()} aria-label={`Take back the invitation of ${invite.email}`}>
            Take back
          </Button>
        </>
      )}
    </li>
  )
}
