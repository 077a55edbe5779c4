import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Installation, installationsQuery } from '../api/oauth'
import { counted } from '../format/numbers'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Failure } from '../ui/Failure'
import { Empty, Waiting } from '../ui/States'
import { InstallationRow } from './InstallationRow'
import { RevokeDialog } from './RevokeDialog'

/** The apps that members have let into the workspace. */
export function ConnectedPage() {
  useTitle('Connected apps')
  const workspace = useWorkspace()
  // as who may let them in
  const mayRevoke = workspace.role === 'owner' || workspace.role === 'member'
  const installations = useQuery(installationsQuery(workspace.id))
  const [leaving, setLeaving] = useState<Installation | null>(null)
  return (
    <>
      <PageHeader
        title="Connected apps"
        about="Programs that somebody here has allowed to act in this workspace, each for that person."
      />
      <section aria-label="Connected apps" className="overflow-hidden rounded-md border bg-surface">
        {installations.data && installations.data.length > 0 ? (
          <ul className="divide-y">
            {installations.data.map((installation) => (
              <InstallationRow
                key={installation.id}
                installation={installation}
                onRevoke={mayRevoke ? () => setLeaving(installation) : undefined}
              />
            ))}
          </ul>
        ) : installations.data ? (
          <Empty title="No connected apps">
            When an app sends somebody here to be allowed in, and they allow it, it is in this list until its access is
            revoked.
          </Empty>
        ) : installations.error ? (
          <Failure
            what="The connected apps could not be loaded."
            error={installations.error}
            onRetry={() => void installations.refetch()}
          />
        ) : (
          <Waiting what="connected apps" rows={2} height="h-[89px]" />
        )}
      </section>
      <p role="status" className="sr-only">
        {installations.data && counted(installations.data.length, 'connected app', 'connected apps')}
      </p>
      {leaving && <RevokeDialog installation={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
