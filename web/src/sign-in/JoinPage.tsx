import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { methodsQuery } from '../api/account'
import { ApiError } from '../api/client'
import { joinWorkspace, showInviteLink, type ShownInviteLink } from '../api/people'
import { problemOf } from '../api/problem'
import { type User, userQuery } from '../api/session'
import { roleLabel } from '../people/roles'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { FormFailure } from '../ui/Form'
import { Waiting } from '../ui/States'
import { useForm } from '../ui/useForm'
import { BOX, Door, tokenOfAddress, WAY } from './Door'
import { NewcomerForm, RequestForm } from './NewcomerForms'
import { ProviderButton } from './ProviderButton'
import { useEntry } from './useEntry'

/** Where the invite link of a workspace leads. */
export function JoinPage() {
  const [token] = useState(tokenOfAddress)
  const link = useQuery({
    queryKey: ['shown invite link', token],
    queryFn: ({ signal }) => showInviteLink(token, signal),
    retry: false,
    // who is signed in may be somebody else the next time
    gcTime: 0,
    staleTime: Infinity,
  })
  const { data: shown, error } = link
  return (
    <Door title={shown ? `Join ${shown.workspace.name}` : 'An invite link'}>
      {shown ? (
        <>
          <p className="mb-4">
            {shown.creator ? <bdi>{shown.creator}</bdi> : 'Somebody'} made a link to the workspace{' '}
            <strong className="[overflow-wrap:anywhere]">{shown.workspace.name}</strong>. With it you join as{' '}
            {roleLabel(shown.role).toLowerCase()}.
          </p>
          {shown.member ? <Member slug={shown.workspace.slug} /> : <Guest token={token} shown={shown} />}
        </>
      ) : error ? (
        <div className={BOX}>
          <p>{problemOf(error).message}</p>
          <Link to="/" className={WAY}>
            Go to your links
          </Link>
        </div>
      ) : (
        <Waiting what="the invite link" />
      )}
    </Door>
  )
}

function Member({ slug }: { slug: string }) {
  return (
    <div className={BOX}>
      <p>You are a member of this workspace already.</p>
      <Link to="/$workspace/links" params={{ workspace: slug }} search={{}} className={WAY}>
        Go to its links
      </Link>
    </div>
  )
}

function Guest({ token, shown }: { token: string; shown: ShownInviteLink }) {
  const user = useQuery({ ...userQuery, retry: false })
  if (shown.full) {
    return <p className={BOX}>This workspace has as many users as it may have. Ask one of its owners for a place.</p>
  }
  if (user.data) return <KnownGuest token={token} user={user.data} />
  if (user.error instanceof ApiError && user.error.status === 401) return <NewGuest token={token} />
  return user.error ? (
    <Failure what="Who is signed in could not be told." error={user.error} onRetry={() => void user.refetch()} />
  ) : (
    <Waiting what="who is signed in" />
  )
}

function KnownGuest({ token, user }: { token: string; user: User }) {
  const enter = useEntry()
  const state = useForm({ send: async () => enter(await joinWorkspace(token, null)) })
  return (
    <div className={BOX}>
      <p>
        You are signed in as <strong className="[overflow-wrap:anywhere]">{user.email ?? user.name ?? 'yourself'}</strong>.
      </p>
      <FormFailure text={state.failure} />
      <Button look="primary" disabled={state.busy} onClick={() => void state.submit()}>
        {state.busy ? 'Joining…' : 'Join the workspace'}
      </Button>
      <SignInWay token={token} text="Sign in to another account" />
    </div>
  )
}

/** Somebody without an account makes one, or has an invitation mailed; somebody with one signs in and comes back. */
function NewGuest({ token }: { token: string }) {
  const { data: methods } = useQuery(methodsQuery)
  if (!methods) return <Waiting what="ways to sign in" />
  if (!methods.password) {
    return (
      <div className={BOX}>
        <p>Sign in, and you come back here.</p>
        <ProviderButton label={methods.provider ?? 'Single sign-on'} next={`${JOIN}#${token}`} primary />
      </div>
    )
  }
  return (
    <>
      {methods.mail ? <RequestForm token={token} /> : <NewcomerForm token={token} />}
      <p className="mt-4">
        <SignInWay
          token={token}
          text={methods.provider === null ? 'I have an account: sign in' : `Sign in, or “${methods.provider}”`}
        />
      </p>
    </>
  )
}

function SignInWay({ token, text }: { token: string; text: string }) {
  return (
    <Link to="/login" search={{ next: JOIN }} hash={token} className={WAY}>
      {text}
    </Link>
  )
}

const JOIN = '/invite/link'
