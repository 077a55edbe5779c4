import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { methodsQuery } from '../api/account'
import { ApiError } from '../api/client'
import { acceptInvite, declineInvite, showInvite, type ShownInvite } from '../api/people'
import { problemOf } from '../api/problem'
import { userQuery } from '../api/session'
import { roleLabel } from '../people/roles'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { Waiting } from '../ui/States'
import { TextField } from '../ui/TextField'
import { type Errors, useForm } from '../ui/useForm'
import { BOX, Door, tokenOfAddress, WAY } from './Door'
import { PasswordField } from './PasswordField'
import { ProviderButton } from './ProviderButton'
import { PASSWORD_HELP, passwordProblem } from './passwords'
import { useEntry } from './useEntry'

/** Where the link of an invitation leads. */
export function InvitePage() {
  const [token] = useState(tokenOfAddress)
  const [declined, setDeclined] = useState(false)
  const invite = useQuery({
    queryKey: ['invite', token],
    queryFn: ({ signal }) => showInvite(token, signal),
    retry: false,
    staleTime: Infinity,
  })
  const { data: invited, error } = invite
  return (
    <Door title={invited ? `Join ${invited.workspace.name}` : 'An invitation'}>
      {declined ? (
        <p role="status" className={BOX}>
          You declined. Nothing else happens.
        </p>
      ) : invited ? (
        <>
          <p className="mb-4">
            {invited.inviter ?? 'Somebody'} invites <strong className="[overflow-wrap:anywhere]">{invited.email}</strong>{' '}
            to the workspace <strong className="[overflow-wrap:anywhere]">{invited.workspace.name}</strong> as{' '}
            {roleLabel(invited.role).toLowerCase()}.
          </p>
          {invited.hasAccount ? (
            <KnownGuest token={token} invited={invited} />
          ) : (
            <NewGuest token={token} />
          )}
          <Decline token={token} onDone={() => setDeclined(true)} />
        </>
      ) : error ? (
        <div className={BOX}>
          <p>{problemOf(error).message}</p>
          <Link to="/" className={WAY}>
            Go to your links
          </Link>
        </div>
      ) : (
        <Waiting what="the invitation" />
      )}
    </Door>
  )
}

/** Somebody who has an account joins once they are signed in to it. */
function KnownGuest({ token, invited }: { token: string; invited: ShownInvite }) {
  const enter = useEntry()
  const user = useQuery({ ...userQuery, retry: false })
  const state = useForm({ send: async () => enter(await acceptInvite(token, null)) })
  const away = user.error instanceof ApiError && user.error.status === 401
  if (user.data && user.data.email?.toLowerCase() === invited.email.toLowerCase()) {
    return (
      <div className={BOX}>
        <FormFailure text={state.failure} />
        <Button look="primary" disabled={state.busy} onClick={() => void state.submit()}>
          {state.busy ? 'Joining…' : 'Join the workspace'}
        </Button>
      </div>
    )
  }
  return (
    <div className={BOX}>
      <p>
        {user.data
          ? `You are signed in as ${user.data.email ?? user.data.name ?? 'somebody else'}. Sign in to the account of ${invited.email} instead.`
          : away
            ? 'This address has an account. Sign in to it, and you come back here.'
            : 'Looking who is signed in…'}
      </p>
      <Link to="/login" search={{ next: '/invite' }} hash={token} className={WAY}>
        Sign in as {invited.email}
      </Link>
    </div>
  )
}

/** Somebody without an account makes one. */
function NewGuest({ token }: { token: string }) {
  const id = useId()
  const enter = useEntry()
  const { data: methods } = useQuery(methodsQuery)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const state = useForm({
    check: (): Errors => {
      const problem = passwordProblem(password)
      return {
        ...(name.trim() === '' ? { name: 'Enter your name.' } : {}),
        ...(problem ? { password: problem } : {}),
      }
    },
    send: async () => enter(await acceptInvite(token, { name, password })),
  })
  if (methods && !methods.password) {
    return (
      <div className={BOX}>
        <p>Sign in, and you come back here.</p>
        <ProviderButton label={methods.provider ?? 'Single sign-on'} next={`/invite#${token}`} primary />
      </div>
    )
  }
  return (
    <div className={BOX}>
      <Form id={id} state={state}>
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          autoFocus
          maxLength={190}
          value={name}
          error={state.errors.name}
          onChange={setName}
        />
        <PasswordField
          label="Password"
          name="password"
          kind="new"
          value={password}
          error={state.errors.password}
          help={PASSWORD_HELP}
          onChange={setPassword}
        />
      </Form>
      <FormFailure text={state.failure} />
      <Button type="submit" form={id} look="primary" disabled={state.busy}>
        {state.busy ? 'Joining…' : 'Create account and join'}
      </Button>
    </div>
  )
}

function Decline({ token, onDone }: { token: string; onDone: () => void }) {
  const state = useForm({
    send: async () => {
      await declineInvite(token)
      onDone()
    },
  })
  return (
    <div className="mt-4">
      <FormFailure text={state.failure} />
      <Button look="quiet" disabled={state.busy} onClick={() => void state.submit()}>
        Decline
      </Button>
    </div>
  )
}
