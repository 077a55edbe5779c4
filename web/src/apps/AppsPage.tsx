import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { appsQuery, type ToldApp } from '../api/oauth'
import { counted } from '../format/numbers'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Empty, Waiting } from '../ui/States'
import { useShortcuts } from '../ui/useShortcuts'
import { AppCard } from './AppCard'
import { NewAppDialog } from './NewAppDialog'
import { SecretDialog } from './SecretDialog'

/** The workspace's own apps, for other people to let in. */
export function AppsPage() {
  useTitle('OAuth apps')
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const navigate = useNavigate()
  const apps = useQuery(appsQuery(workspace.id))
  const [creating, setCreating] = useState(false)
  const [made, setMade] = useState<ToldApp | null>(null)
  const create = () => mayManage && setCreating(true)
  useShortcuts({ c: create })

  const show = (app: ToldApp) =>
    void navigate({ to: '/$workspace/settings/apps/$appId', params: { workspace: workspace.slug, appId: app.id } })

  return (
    <>
      <PageHeader
        title="OAuth apps"
        about="Programs of yours that other people can let into their workspaces."
        action={
          mayManage && (
            <Button look="primary" onClick={create} title="Create an OAuth app (C)" aria-keyshortcuts="c">
              <Plus size={16} strokeWidth={2} aria-hidden />
              Create app
            </Button>
          )
        }
      />
      <section aria-label="OAuth apps" className="overflow-hidden rounded-md border bg-surface">
        {apps.data && apps.data.length > 0 ? (
          <ul className="divide-y">
            {apps.data.map((app) => (
              <AppCard key={app.id} app={app} />
            ))}
          </ul>
        ) : apps.data ? (
          <Empty title="No OAuth apps yet" action={mayManage && <Button onClick={create}>Create the first app</Button>}>
            Where an API key is for your own programs, an app is for programs that other people use with their own
            workspaces: each decides what it may do there.
            {!mayManage && ' Owners of the workspace can create apps.'}
          </Empty>
        ) : apps.error ? (
          <Failure what="The apps could not be loaded." error={apps.error} onRetry={() => void apps.refetch()} />
        ) : (
          <Waiting what="OAuth apps" rows={3} height="h-[89px]" />
        )}
      </section>
      <p role="status" className="sr-only">
        {apps.data && counted(apps.data.length, 'OAuth app', 'OAuth apps')}
      </p>
      {creating && (
        <NewAppDialog
          onCreated={(app) => {
            setCreating(false)
            if (app.clientSecret === undefined) show(app)
            else setMade(app)
          }}
          onClose={() => setCreating(false)}
        />
      )}
      {made?.clientSecret !== undefined && (
        <SecretDialog
          title="App created"
          clientId={made.clientId}
          secret={made.clientSecret}
          onClose={() => {
            setMade(null)
            show(made)
          }}
        />
      )}
    </>
  )
}
