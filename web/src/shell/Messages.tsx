import { Link, useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { NewWorkspaceDialog } from '../general/NewWorkspaceDialog'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Logo } from './Logo'
import { useTitle } from './useTitle'

/** A page that only says something. */
function Message({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-3 px-4">
      <Logo size={36} />
      <h1 className="text-xl font-semibold">{title}</h1>
      {children}
    </main>
  )
}

const LINK = 'font-semibold text-spruce underline-offset-2 hover:underline'

export function NotFound() {
  return (
    <Message title="Page not found">
      <p className="text-muted">There is nothing at this address, or not in a workspace of yours.</p>
      <Link to="/" className={LINK}>
        Go to your links
      </Link>
    </Message>
  )
}

export function NoWorkspace() {
  const [creating, setCreating] = useState(false)
  return (
    <Message title="No workspace yet">
      <p className="text-muted">You are signed in, but a member of no workspace. Make one, or have an owner invite you.</p>
      <Button look="primary" onClick={() => setCreating(true)}>
        Create a workspace
      </Button>
      <Link to="/account" className={LINK}>
        Your account
      </Link>
      {creating && <NewWorkspaceDialog onClose={() => setCreating(false)} />}
    </Message>
  )
}

export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter()
  return (
    <Message title="Waymark">
      <Failure
        what="This page could not be shown."
        error={error}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </Message>
  )
}
