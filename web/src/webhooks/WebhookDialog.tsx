import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  changeWebhook,
  createWebhook,
  type Webhook,
  webhookFoldersQuery,
  webhookLinksQuery,
  webhooksKey,
} from '../api/webhooks'
import { useWorkspace } from '../shell/workspaces'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Waiting } from '../ui/States'
import { ADDRESS, TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { changesOf, type Draft, draftOf, fieldsOf, isClicked, placeOf, problems } from './form'
import { receiverHint } from './receivers'
import { ScopeField } from './ScopeField'
import { TriggersField } from './TriggersField'

type Props = {
  /** Null for a new one. */
  webhook: Webhook | null
  onDone: (webhook: Webhook) => void
  onClose: () => void
}

/** The form for a webhook, once it is known whose clicks it is told of. */
export function WebhookDialog({ webhook, onDone, onClose }: Props) {
  const workspace = useWorkspace()
  const id = webhook?.id ?? ''
  const scope = webhook?.linkScope
  const links = useQuery({ ...webhookLinksQuery(workspace.id, id), enabled: scope === 'links' })
  const folders = useQuery({ ...webhookFoldersQuery(workspace.id, id), enabled: scope === 'folders' })
  const wanted = scope === 'links' ? links : scope === 'folders' ? folders : null
  if (wanted && !wanted.data) {
    return (
      <Dialog title="Edit webhook" onClose={onClose}>
        {wanted.error ? (
          <Failure
            what={`Its ${scope} could not be loaded.`}
            error={wanted.error}
            onRetry={() => void wanted.refetch()}
          />
        ) : (
          <Waiting what="the webhook" />
        )}
      </Dialog>
    )
  }
  return <WebhookForm webhook={webhook} stored={draftOf(webhook, links.data, folders.data)} onDone={onDone} onClose={onClose} />
}

function WebhookForm({ webhook, stored, onDone, onClose }: Props & { stored: Draft }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [before] = useState(stored)
  const [draft, setDraft] = useState(before)
  const change = (changes: Partial<Draft>) => setDraft((current) => ({ ...current, ...changes }))
  const owned = webhook !== null && webhook.installationId !== null
  const state = useForm({
    check: () => problems(draft),
    place: ({ message }) => placeOf(message),
    send: async () => {
      const saved = await (webhook
        ? changeWebhook(workspace.id, webhook.id, changesOf(webhook, before, draft))
        : createWebhook(workspace.id, fieldsOf(draft)))
      void queries.invalidateQueries({ queryKey: webhooksKey(workspace.id) })
      onDone(saved)
    },
  })
  return (
    <FormDialog
      title={webhook ? 'Edit webhook' : 'New webhook'}
      verb={webhook ? 'Save changes' : 'Create webhook'}
      doing={webhook ? 'Saving…' : 'Creating…'}
      dirty={JSON.stringify(draft) !== JSON.stringify(before)}
      state={state}
      onClose={onClose}
    >
      {owned && (
        <p className="rounded-sm bg-sunken px-3 py-2">
          An integration made this webhook. Only its triggers and single links can be changed here.
        </p>
      )}
      <TextField
        label="Name"
        note="Required"
        name="name"
        data-autofocus={!owned || undefined}
        maxLength={40}
        disabled={owned}
        value={draft.name}
        error={state.errors.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        label="Address"
        note="Required"
        name="url"
        mono
        {...ADDRESS}
        placeholder="https://example.com/webhooks"
        disabled={owned}
        value={draft.url}
        error={state.errors.url}
        help={receiverHint(draft.url) ?? 'Gets a POST request with JSON for each event.'}
        onChange={(url) => change({ url })}
      />
      <TriggersField
        stored={before.triggers}
        value={draft.triggers}
        error={state.errors.triggers}
        onChange={(triggers) => change({ triggers })}
      />
      {isClicked(draft) && (
        <ScopeField draft={draft} fixed={owned} errors={state.errors} onChange={change} />
      )}
    </FormDialog>
  )
}
