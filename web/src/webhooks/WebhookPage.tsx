import { useQuery } from '@tanstack/react-query'
import { Link as RouterLink, useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { ArrowLeft, ChevronDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type Webhook, webhookQuery } from '../api/webhooks'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Menu } from '../ui/Menu'
import { Waiting } from '../ui/States'
import { DeliveryLog } from './DeliveryLog'
import { Notices } from './Notices'
import { Overview } from './Overview'
import { SignatureSection } from './SignatureSection'
import { StandingChip } from './StandingChip'
import { Trouble } from './Trouble'
import { useEnabling } from './useEnabling'
import { useStanding } from './useStanding'
import { useWebhookMenu, type WebhookTask } from './useWebhookMenu'
import { WebhookTasks } from './WebhookTasks'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The delivery that was sent on the way to a webhook's page. */
    awaited?: string
  }
}

/** One webhook: how it is doing, and what it was told. */
export function WebhookPage() {
  const { webhookId } = useParams({ from: '/$workspace/settings/webhooks/$webhookId' })
  const workspace = useWorkspace()
  const webhook = useQuery(webhookQuery(workspace.id, webhookId))
  useTitle(webhook.data?.name ?? 'Webhook')
  const back = (
    <RouterLink
      to="/$workspace/settings/webhooks"
      params={{ workspace: workspace.slug }}
      className="inline-flex min-h-8 items-center gap-1 rounded-sm text-muted hover:underline touch-target"
    >
      <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> Webhooks
    </RouterLink>
  )
  if (!webhook.data) {
    return (
      <>
        <PageHeader above={back} title="Webhook" />
        <div className="rounded-md border bg-surface">
          {webhook.error ? (
            <Failure
              what="The webhook could not be loaded."
              error={webhook.error}
              onRetry={() => void webhook.refetch()}
            />
          ) : (
            <Waiting what="the webhook" />
          )}
        </div>
      </>
    )
  }
  return <Shown key={webhookId} webhook={webhook.data} back={back} />
}

function Shown({ webhook, back }: { webhook: Webhook; back: ReactNode }) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const navigate = useNavigate()
  const enable = useEnabling()
  const standing = useStanding(webhook)
  const before = useRouterState({ select: ({ location }) => location.state.awaited })
  const [awaited, setAwaited] = useState(before ?? null)
  const [task, setTask] = useState<WebhookTask | null>(null)
  const start = (chosen: WebhookTask) => {
    if (chosen === 'enable' || chosen === 'disable') void enable(webhook, chosen === 'enable')
    else setTask(chosen)
  }
  const groups = useWebhookMenu(webhook, start)
  return (
    <div className="max-w-3xl">
      <PageHeader
        above={back}
        title={webhook.name}
        about={<StandingChip standing={standing} />}
        action={
          <Menu
            trigger={
              <Button>
                Actions <ChevronDown size={16} strokeWidth={1.5} aria-hidden />
              </Button>
            }
            groups={groups}
          />
        }
      />
      <div className="flex flex-col gap-4">
        <Trouble standing={standing} onEnable={mayManage ? () => start('enable') : undefined} />
        <Overview webhook={webhook} onEdit={mayManage ? () => start('edit') : undefined} />
        <DeliveryLog
          webhook={webhook}
          awaited={awaited}
          onAwait={setAwaited}
          onTest={mayManage ? () => start('test') : undefined}
        />
        <SignatureSection />
        <Notices webhook={webhook} />
      </div>
      {task && (
        <WebhookTasks
          task={task}
          webhook={webhook}
          onSent={({ messageId }) => setAwaited(messageId)}
          onGone={() => void navigate({ to: '/$workspace/settings/webhooks', params: { workspace: workspace.slug } })}
          onClose={() => setTask(null)}
        />
      )}
    </div>
  )
}
