import { useQuery } from '@tanstack/react-query'
import { Link as RouterLink, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, ChevronDown } from 'lucide-react'
import { useState } from 'react'
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
  const enable = useEnabling()
  const query = useQuery(webhookQuery(workspace.id, webhookId))
  const webhook = query.data
  const [task, setTask] = useState<WebhookTask | null>(null)
  useTitle(webhook?.name ?? 'Webhook')
  const start = (of: Webhook, chosen: WebhookTask) => {
    if (chosen === 'enable' || chosen === 'disable') void enable(of, chosen === 'enable')
    else setTask(chosen)
  }
  return (
    <div className="max-w-3xl">
      <PageHeader
        above={
          <RouterLink
            to="/$workspace/settings/webhooks"
            params={{ workspace: workspace.slug }}
            className="inline-flex min-h-8 items-center gap-1 rounded-sm text-muted hover:underline touch-target"
          >
            <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> Webhooks
          </RouterLink>
        }
        // the same heading all along: it has the focus when the webhook comes
        title={webhook?.name ?? 'Webhook'}
        about={webhook && <Standing webhook={webhook} />}
        action={webhook && <Actions webhook={webhook} onTask={(chosen) => start(webhook, chosen)} />}
      />
      {webhook ? (
        <Content
          key={webhookId}
          webhook={webhook}
          task={task}
          onTask={(chosen) => start(webhook, chosen)}
          onClose={() => setTask(null)}
        />
      ) : (
        <div className="rounded-md border bg-surface">
          {query.error ? (
            <Failure
              what="The webhook could not be loaded."
              error={query.error}
              onRetry={() => void query.refetch()}
            />
          ) : (
            <Waiting what="the webhook" />
          )}
        </div>
      )}
    </div>
  )
}

function Standing({ webhook }: { webhook: Webhook }) {
  return <StandingChip standing={useStanding(webhook)} />
}

function Actions({ webhook, onTask }: { webhook: Webhook; onTask: (task: WebhookTask) => void }) {
  return (
    <Menu
      trigger={
        <Button>
          Actions <ChevronDown size={16} strokeWidth={1.5} aria-hidden />
        </Button>
      }
      groups={useWebhookMenu(webhook, onTask)}
    />
  )
}

function Content({
  webhook,
  task,
  onTask,
  onClose,
}: {
  webhook: Webhook
  /** What is being done with it. */
  task: WebhookTask | null
  onTask: (task: WebhookTask) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const navigate = useNavigate()
  const standing = useStanding(webhook)
  const before = useLocation({ select: ({ state }) => state.awaited })
  const [awaited, setAwaited] = useState(before ?? null)
  return (
    <>
      <div className="flex flex-col gap-4">
        <Trouble standing={standing} onEnable={mayManage ? () => onTask('enable') : undefined} />
        <Overview webhook={webhook} onEdit={mayManage ? () => onTask('edit') : undefined} />
        <DeliveryLog
          webhook={webhook}
          awaited={awaited}
          onAwait={setAwaited}
          onTest={mayManage ? () => onTask('test') : undefined}
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
          onClose={onClose}
        />
      )}
    </>
  )
}
