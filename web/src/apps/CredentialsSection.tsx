import { useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { type App, appQuery, renewSecret } from '../api/oauth'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { CopyButton } from '../ui/CopyButton'
import { Section } from '../ui/Section'
import { SecretDialog } from './SecretDialog'

/** By what the app names and proves itself. */
export function CredentialsSection({ app }: { app: App }) {
  const mayManage = useMayManage()
  const [open, setOpen] = useState<'ask' | { secret: string } | null>(null)
  const hasSecret = app.partialClientSecret !== ''
  return (
    <Section
      title="Credentials"
      about="By what the app names itself, and proves that it is itself."
      actions={
        mayManage &&
        !app.pkce && (
          <Button onClick={() => setOpen('ask')}>
            <RefreshCw size={16} strokeWidth={1.5} aria-hidden /> {hasSecret ? 'Rotate secret…' : 'Make a secret…'}
          </Button>
        )
      }
    >
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
        <dt className="-mb-2 font-semibold sm:mb-0 sm:py-1.5">Client id</dt>
        <dd className="flex min-h-8 min-w-0 items-center gap-1">
          <code className="min-w-0 font-mono text-[13px] break-all">{app.clientId}</code>
          <CopyButton text={app.clientId} label="Copy the client id" />
        </dd>
        <dt className="-mb-2 font-semibold sm:mb-0 sm:py-1.5">Client secret</dt>
        <dd className="flex min-h-8 min-w-0 items-center">
          {hasSecret ? (
            <code className="min-w-0 font-mono text-[13px] break-all">{app.partialClientSecret}</code>
          ) : app.pkce ? (
            'None: it proves itself by PKCE'
          ) : (
            <span className="text-warning">None yet, so nobody can let it in</span>
          )}
        </dd>
      </dl>
      {open === 'ask' && (
        <RotateDialog app={app} first={!hasSecret} onDone={(secret) => setOpen({ secret })} onClose={() => setOpen(null)} />
      )}
      {open !== null && open !== 'ask' && (
        <SecretDialog
          title="New client secret"
          clientId={app.clientId}
          secret={open.secret}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function RotateDialog({
  app,
  first,
  onDone,
  onClose,
}: {
  app: App
  /** Whether there is none to be replaced. */
  first: boolean
  onDone: (secret: string) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const verb = first ? 'Make a secret' : 'Rotate secret'
  return (
    <ConfirmDialog
      title={verb}
      verb={verb}
      doing="Making it…"
      look="primary"
      onClose={onClose}
      onConfirm={async () => {
        const { clientSecret = '', ...changed } = await renewSecret(workspace.id, app.id)
        queries.setQueryData(appQuery(workspace.id, app.id).queryKey, changed)
        onDone(clientSecret)
      }}
    >
      {first ? (
        <p>
          <strong className="[overflow-wrap:anywhere]">{app.name}</strong> gets a client secret, which is shown once.
        </p>
      ) : (
        <>
          <p>
            <strong className="[overflow-wrap:anywhere]">{app.name}</strong> gets a new client secret. The old one ends at
            once: until the app knows the new one, nobody can let it in, and it cannot renew its access.
          </p>
          <p className="text-muted">Access that it has by now lasts for up to two hours.</p>
        </>
      )}
    </ConfirmDialog>
  )
}
