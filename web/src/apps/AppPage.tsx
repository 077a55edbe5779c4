import { useQuery } from '@tanstack/react-query'
import { Link as RouterLink, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type App, appQuery } from '../api/oauth'
import { counted } from '../format/numbers'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Chip } from '../ui/Chip'
import { Failure } from '../ui/Failure'
import { LogoSection } from '../ui/LogoSection'
import { Waiting } from '../ui/States'
import { AuthorizeSection } from './AuthorizeSection'
import { CredentialsSection } from './CredentialsSection'
import { DeleteSection } from './DeleteSection'
import { DetailsForm } from './DetailsForm'
import { ScreenshotsForm } from './ScreenshotsForm'
import { SecurityForm } from './SecurityForm'
import { useAppChange } from './useAppChange'

/** All there is to set of one app. */
export function AppPage() {
  const { appId } = useParams({ from: '/$workspace/settings/apps/$appId' })
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const query = useQuery(appQuery(workspace.id, appId))
  const app = query.data
  useTitle(app?.name ?? 'OAuth app')
  return (
    <div className="max-w-3xl">
      <PageHeader
        above={
          <RouterLink
            to="/$workspace/settings/apps"
            params={{ workspace: workspace.slug }}
            className="inline-flex min-h-8 items-center gap-1 rounded-sm text-muted hover:underline touch-target"
          >
            <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> OAuth apps
          </RouterLink>
        }
        // the same heading all along: it has the focus when the app comes
        title={app?.name ?? 'OAuth app'}
        about={app && <Standing app={app} />}
      />
      {app ? (
        <div key={appId} className="flex flex-col gap-4">
          {!mayManage && <p className="rounded-sm bg-sunken px-3 py-2">Owners of the workspace can change the app.</p>}
          <CredentialsSection app={app} />
          <SecurityForm app={app} />
          <AuthorizeSection app={app} />
          <DetailsForm app={app} />
          <AppLogo app={app} />
          <ScreenshotsForm app={app} />
          {mayManage && <DeleteSection app={app} />}
        </div>
      ) : (
        <div className="rounded-md border bg-surface">
          {query.error ? (
            <Failure what="The app could not be loaded." error={query.error} onRetry={() => void query.refetch()} />
          ) : (
            <Waiting what="the app" />
          )}
        </div>
      )}
    </div>
  )
}

function Standing({ app }: { app: App }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      {app.verified ? <Chip look="success">Verified</Chip> : <Chip>Not verified</Chip>}
      {app.installations === 0 ? 'Not installed' : counted(app.installations, 'installation', 'installations')}
      {!app.verified && ' · Only its creator can let it in, and members of this workspace here.'}
    </span>
  )
}

function AppLogo({ app }: { app: App }) {
  const mayManage = useMayManage()
  const change = useAppChange(app)
  return (
    <LogoSection
      about="Beside the app’s name, where people are asked to allow it."
      of={app.name}
      logo={app.logo}
      onChange={mayManage ? (logo) => change({ logo }) : undefined}
    />
  )
}
