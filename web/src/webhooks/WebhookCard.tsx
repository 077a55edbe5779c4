import { Link as RouterLink } from '@tanstack/react-router'
import { Ellipsis, Webhook as WebhookIcon } from 'lucide-react'
import type { Webhook } from '../api/webhooks'
import { readable } from '../format/urls'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { Menu } from '../ui/Menu'
import { StandingChip } from './StandingChip'
import { triggerWords } from './triggers'
import { useStanding } from './useStanding'
import { useWebhookMenu, type WebhookTask } from './useWebhookMenu'

export function WebhookCard({ webhook, onTask }: { webhook: Webhook; onTask: (task: WebhookTask) => void }) {
  const workspace = useWorkspace()
  const standing = useStanding(webhook)
  const groups = useWebhookMenu(webhook, onTask)
  return (
    <li className="relative flex items-center gap-3 py-3 pr-2 pl-4 focus-within:bg-canvas hover:bg-canvas">
      <WebhookIcon size={20} strokeWidth={1.5} aria-hidden className="hidden shrink-0 text-muted xs:block" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <RouterLink
            to="/$workspace/settings/webhooks/$webhookId"
            params={{ workspace: workspace.slug, webhookId: webhook.id }}
            className="min-w-0 rounded-sm font-semibold [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
          >
            {webhook.name}
          </RouterLink>
          <StandingChip standing={standing} />
        </div>
        <p className="mt-0.5 truncate font-mono text-[13px] text-muted" title={webhook.url} dir="ltr">
          {readable(webhook.url)}
        </p>
        <p className="mt-0.5 text-muted">
          {webhook.triggers.length === 0 ? 'Told of nothing' : webhook.triggers.map(triggerWords).join(' · ')}
        </p>
      </div>
      <span className="relative z-10">
        <Menu
          trigger={
            <IconButton label={`Actions for ${webhook.name}`}>
              <Ellipsis size={18} strokeWidth={1.5} aria-hidden />
            </IconButton>
          }
          groups={groups}
        />
      </span>
    </li>
  )
}
