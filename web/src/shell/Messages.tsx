import { Link, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
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
  return (
    <Message title="No workspace yet">
      <p className="text-muted">You are signed in, but a member of no workspace. Its owner can add you.</p>
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
