import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { type Invite, invitesQuery, membersQuery } from '../api/people'
import { userQuery } from '../api/session'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { Waiting } from '../ui/States'
import { useShortcuts } from '../ui/useShortcuts'
import { InviteDialog } from './InviteDialog'
import { InviteLinkSection } from './InviteLinkSection'
import { InviteRow } from './InviteRow'
import { LinksDialog } from './LinksDialog'
import { MemberRow } from './MemberRow'

/** Who belongs to the workspace, and who is invited. */
export function PeoplePage() {
  useTitle('People')
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const { data: user } = useQuery(userQuery)
  const members = useQuery(membersQuery(workspace.id))
  const invites = useQuery(invitesQuery(workspace.id))
  const [inviting, setInviting] = useState(false)
  const [made, setMade] = useState<Invite[]>([])
  const open = () => mayManage && setInviting(true)
  useShortcuts({ c: open })
  const toHandOn = made.filter((invite) => invite.inviteUrl !== null)
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <div className="-mb-4">
        <PageHeader
          title="People"
          about="Who may enter the workspace, and what they may do there."
          action={
            mayManage && (
              <Button look="primary" onClick={open} title="Invite people (C)" aria-keyshortcuts="c">
                <UserPlus size={16} strokeWidth={2} aria-hidden />
                Invite
              </Button>
            )
          }
        />
      </div>
      <Section title="Members" flush>
        {members.data ? (
          <ul className="divide-y">
            {members.data.map((member) => (
              <MemberRow key={member.id} member={member} self={member.id === user?.id} />
            ))}
          </ul>
        ) : members.error ? (
          <Failure
            what="The members could not be loaded."
            error={members.error}
            onRetry={() => void members.refetch()}
          />
        ) : (
          <Waiting what="members" rows={2} />
        )}
      </Section>
      {(invites.error || (invites.data && invites.data.length > 0)) && (
        <Section title="Invited" flush>
          {invites.data ? (
            <ul className="divide-y">
              {invites.data.map((invite) => (
                <InviteRow key={invite.id} invite={invite} onSent={(sent) => setMade([sent])} />
              ))}
            </ul>
          ) : (
            <Failure
              what="The invitations could not be loaded."
              error={invites.error}
              onRetry={() => void invites.refetch()}
            />
          )}
        </Section>
      )}
      {mayManage && <InviteLinkSection />}
      {inviting && (
        <InviteDialog
          onDone={(sent) => {
            setInviting(false)
            setMade(sent)
          }}
          onClose={() => setInviting(false)}
        />
      )}
      {toHandOn.length > 0 && <LinksDialog invites={toHandOn} onClose={() => setMade([])} />}
    </div>
  )
}
