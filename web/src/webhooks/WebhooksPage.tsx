import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { type Webhook, webhooksQuery } from '../api/webhooks'
import { counted } from '../format/numbers'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Empty, Waiting } from '../ui/States'
import { useShortcuts } from '../ui/useShortcuts'
import { FailureMails } from './FailureMails'
import { SecretDialog } from './SecretDialog'
import { useEnabling } from './useEnabling'
import type { WebhookTask } from './useWebhookMenu'
import { WebhookCard } from './WebhookCard'
import { WebhookDialog } from './WebhookDialog'
import { WebhookTasks } from './WebhookTasks'

type Open =
  | { kind: 'create' }
  | { kind: 'secret'; webhook: Webhook }
  | { kind: 'task'; task: WebhookTask; webhook: Webhook }
  | null

export function WebhooksPage() {
  useTitle('Webhooks')
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const navigate = useNavigate()
  const webhooks = useQuery(webhooksQuery(workspace.id))
  const enable = useEnabling()
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const create = () => mayManage && setOpen({ kind: 'create' })
  useShortcuts({ c: create })

  function onTask(webhook: Webhook, task: WebhookTask) {
    if (task === 'enable' || task === 'disable') void enable(webhook, task === 'enable')
    else setOpen({ kind: 'task', task, webhook })
  }

  const show = (webhook: Webhook, messageId?: string) =>
    void navigate({
      to: '/$workspace/settings/webhooks/$webhookId',
      params: { workspace: workspace.slug, webhookId: webhook.id },
      ...(messageId ? { state: { awaited: messageId } } : {}),
    })

  return (
    <>
      <PageHeader
        title="Webhooks"
        about="Addresses of yours that are told what happens in the workspace."
        action={
          mayManage && (
            <Button look="primary" onClick={create} title="Create a webhook (C)" aria-keyshortcuts="c">
              <Plus size={16} strokeWidth={2} aria-hidden />
              Create webhook
            </Button>
          )
        }
      />
      <section aria-label="Webhooks" className="overflow-hidden rounded-md border bg-surface">
        {webhooks.data && webhooks.data.length > 0 ? (
          <ul className="divide-y">
            {webhooks.data.map((webhook) => (
              <WebhookCard key={webhook.id} webhook={webhook} onTask={(task) => onTask(webhook, task)} />
            ))}
          </ul>
        ) : webhooks.data ? (
          <Empty
            title="No webhooks yet"
            action={mayManage && <Button onClick={create}>Create the first webhook</Button>}
          >
            Have a program of yours, a chat or a spreadsheet told when links are made, visitors click, and customers
            come.{!mayManage && ' Owners of the workspace can create webhooks.'}
          </Empty>
        ) : webhooks.error ? (
          <Failure
            what="The webhooks could not be loaded."
            error={webhooks.error}
            onRetry={() => void webhooks.refetch()}
          />
        ) : (
          <Waiting what="webhooks" rows={3} height="h-[89px]" />
        )}
      </section>
      <p role="status" className="sr-only">
        {webhooks.data && counted(webhooks.data.length, 'webhook', 'webhooks')}
      </p>
      {mayManage && webhooks.data && webhooks.data.length > 0 && <FailureMails />}
      {open?.kind === 'create' && (
        <WebhookDialog
          webhook={null}
          onDone={(webhook) => setOpen({ kind: 'secret', webhook })}
          onClose={close}
        />
      )}
      {open?.kind === 'secret' && (
        <SecretDialog
          webhook={open.webhook}
          onClose={() => {
            close()
            show(open.webhook)
          }}
        />
      )}
      {open?.kind === 'task' && (
        <WebhookTasks
          task={open.task}
          webhook={open.webhook}
          onSent={({ messageId }) => show(open.webhook, messageId)}
          onClose={close}
        />
      )}
    </>
  )
}
