import { Link as RouterLink } from '@tanstack/react-router'
import type { App } from '../api/oauth'
import { counted } from '../format/numbers'
import { readable } from '../format/urls'
import { useWorkspace } from '../shell/workspaces'
import { Chip } from '../ui/Chip'
import { AppPicture } from './AppPicture'

export function AppCard({ app }: { app: App }) {
  const workspace = useWorkspace()
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 focus-within:bg-canvas hover:bg-canvas">
      <AppPicture logo={app.logo} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <RouterLink
            to="/$workspace/settings/apps/$appId"
            params={{ workspace: workspace.slug, appId: app.id }}
            className="min-w-0 rounded-sm font-semibold [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
          >
            {app.name}
          </RouterLink>
          {app.verified && <Chip look="success">Verified</Chip>}
          {app.pkce && <Chip>PKCE</Chip>}
        </div>
        <p className="mt-0.5 text-muted [overflow-wrap:anywhere]">
          By {app.developer} · {readable(app.website)}
        </p>
        <p className="mt-0.5 text-muted">
          {app.installations === 0 ? 'Not installed' : counted(app.installations, 'installation', 'installations')}
        </p>
      </div>
    </li>
  )
}
