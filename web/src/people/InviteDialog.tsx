import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { invite, type Invite, invitesQuery } from '../api/people'
import type { Role } from '../api/session'
import { useWorkspace } from '../shell/workspaces'
import { Field } from '../ui/Field'
import { FormDialog } from '../ui/FormDialog'
import { useToast } from '../ui/Toasts'
import { type Errors, useForm } from '../ui/useForm'
import { addressesIn, addressesProblem, ROLES } from './roles'

export function InviteDialog({ onDone, onClose }: { onDone: (sent: Invite[]) => void; onClose: () => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role>('member')
  const addresses = addressesIn(typed)
  const state = useForm({
    check: (): Errors => {
      const problem = addressesProblem(addresses)
      return problem ? { emails: problem } : {}
    },
    place: ({ status }) => (status === 409 || status === 422 ? 'emails' : null),
    send: async () => {
      const sent = await invite(
        workspace.id,
        addresses.map((email) => ({ email, role })),
      )
      void queries.invalidateQueries({ queryKey: invitesQuery(workspace.id).queryKey })
      if (sent.every((each) => each.mailed)) toast({ message: 'The invitations are on their way.' })
      onDone(sent)
    },
  })
  return (
    <FormDialog
      title="Invite people"
      verb="Invite"
      doing="Inviting…"
      dirty={typed !== ''}
      state={state}
      onClose={onClose}
    >
      <Field
        label="E-mail addresses"
        error={state.errors.emails}
        help="Up to ten, separated by spaces, commas or lines. Each gets a link that works once, within 14 days."
      >
        {(control) => (
          <textarea
            {...control}
            name="emails"
            data-autofocus
            rows={3}
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="field-box h-auto py-2"
          />
        )}
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-semibold">Role</legend>
        {ROLES.map((each) => (
          <label key={each.role} className="flex items-start gap-2.5">
            <input
              type="radio"
              name="role"
              className="mt-1 size-4 accent-spruce"
              checked={role === each.role}
              onChange={() => setRole(each.role)}
            />
            <span>
              {each.label}
              <span className="block text-xs text-muted">{each.says}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </FormDialog>
  )
}
