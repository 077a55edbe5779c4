import { useQuery } from '@tanstack/react-query'
import { profileQuery } from '../api/profile'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Failure } from '../ui/Failure'
import { Waiting } from '../ui/States'
import { CallsSection } from './CallsSection'
import { HostnamesSection } from './HostnamesSection'
import { KeySection } from './KeySection'
import { ScriptSection } from './ScriptSection'

/** What pages of the workspace need so that sign-ups and purchases find the link they came from. */
export function TrackingPage() {
  useTitle('Tracking')
  const workspace = useWorkspace()
  const profile = useQuery(profileQuery(workspace.id))
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Tracking"
        about="A script on your site remembers which link a visitor came by, so that a sign-up or a purchase, days later, counts for it."
      />
      {profile.data ? (
        <div className="flex flex-col gap-4">
          <KeySection profile={profile.data} />
          <HostnamesSection profile={profile.data} />
          <ScriptSection profile={profile.data} />
          <CallsSection />
        </div>
      ) : (
        <div className="rounded-md border bg-surface">
          {profile.error ? (
            <Failure
              what="The settings could not be loaded."
              error={profile.error}
              onRetry={() => void profile.refetch()}
            />
          ) : (
            <Waiting what="the settings" />
          )}
        </div>
      )}
    </div>
  )
}
