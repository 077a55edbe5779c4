import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { deleteInviteLink, inviteLinkQuery, invitesQuery, resetInviteLink } from '../api/people'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { FormFailure } from '../ui/Form'
import { Secret } from '../ui/Secret'
import { Section } from '../ui/Section'
import { Waiting } from '../ui/States'
import { Time } from '../ui/Time'
import { useForm } from '../ui/useForm'
import { roleLabel } from './roles'

/** The link by which whoever has it joins. It is shown while the page on which it was made stays open. */
export function InviteLinkSection() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const link = useQuery(inviteLinkQuery(workspace.id))
  const [url, setUrl] = useState<string | null>(null)
  const [asking, setAsking] = useState<'reset' | 'turn off' | null>(null)
  const close = () => setAsking(null)

  async function changed() {
    // invitations that were asked for by the link go with it
    await Promise.all(
      [inviteLinkQuery(workspace.id), invitesQuery(workspace.id)].map(({ queryKey }) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  }

  async function reset() {
    setUrl((await resetInviteLink(workspace.id)).inviteUrl)
    await changed()
    close()
  }

  async function turnOff() {
    await deleteInviteLink(workspace.id)
    setUrl(null)
    await changed()
    close()
  }

  const first = useForm({ send: reset })
  const exists = link.data?.createdAt != null
  return (
    <Section
      title="Invite link"
      about="Whoever has the link can join, and can pass it on. Turn it off when everybody is here."
      actions={
        exists ? (
          <>
            <Button onClick={() => setAsking('reset')}>Reset the link</Button>
            <Button onClick={() => setAsking('turn off')}>Turn off</Button>
          </>
        ) : (
          link.data && (
            <Button disabled={first.busy} onClick={() => void first.submit()}>
              {first.busy ? 'Making it…' : 'Make a link'}
            </Button>
          )
        )
      }
    >
      {link.data ? (
        link.data.createdAt !== null ? (
          <div>
            {url !== null && (
              <div className="mb-3 rounded-sm border px-3 py-2" role="status">
                <p className="mb-1 font-semibold">Copy it now: it is not shown again.</p>
                <Secret name="invite link" text={url} shown />
              </div>
            )}
            <p className="text-muted">
              On: whoever has it joins as {roleLabel(link.data.role).toLowerCase()}. Made <Time iso={link.data.createdAt} />
              {link.data.creator && ` by ${link.data.creator}`}.
            </p>
          </div>
        ) : (
          <div>
            <FormFailure text={first.failure} />
            <p className="text-muted">Off: people come only if they are invited one by one.</p>
          </div>
        )
      ) : link.error ? (
        <Failure
          what="Whether there is a link could not be loaded."
          error={link.error}
          onRetry={() => void link.refetch()}
        />
      ) : (
        <Waiting what="the invite link" rows={1} />
      )}
      {asking === 'reset' && (
        <ConfirmDialog
          title="Reset the invite link"
          verb="Reset"
          doing="Resetting…"
          look="primary"
          onClose={close}
          onConfirm={reset}
        >
          <p>
            You get a new link. The present one stops working at once, and so do invitations that were asked for by it.
          </p>
        </ConfirmDialog>
      )}
      {asking === 'turn off' && (
        <ConfirmDialog
          title="Turn the invite link off"
          verb="Turn off"
          doing="Turning off…"
          onClose={close}
          onConfirm={turnOff}
        >
          <p>
            It stops working at once and for good, and so do invitations that were asked for by it. Members who joined
            by it stay.
          </p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
