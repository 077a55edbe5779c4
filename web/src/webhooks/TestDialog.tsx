import { useState } from 'react'
import { type Queued, testWebhook, type Trigger, type Webhook } from '../api/webhooks'
import { useWorkspace } from '../shell/workspaces'
import { Field } from '../ui/Field'
import { FormDialog } from '../ui/FormDialog'
import { useForm } from '../ui/useForm'
import { TESTABLE } from './triggers'

/** Chooses a sample to send. */
export function TestDialog({
  webhook,
  onSent,
  onClose,
}: {
  webhook: Webhook
  onSent: (queued: Queued) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const [trigger, setTrigger] = useState<Trigger>(
    () => TESTABLE.find((each) => webhook.triggers.includes(each.trigger))?.trigger ?? 'link.created',
  )
  const state = useForm({
    place: ({ status }) => (status === 400 ? 'trigger' : null),
    send: async () => onSent(await testWebhook(workspace.id, webhook.id, trigger)),
  })
  return (
    <FormDialog
      title="Send a test event"
      verb="Send"
      doing="Sending…"
      dirty={false}
      state={state}
      onClose={onClose}
    >
      <Field
        label="Event"
        error={state.errors.trigger}
        help="Made-up data. It is sent whatever the webhook is told of, even while it is disabled."
      >
        {(control) => (
          <select
            {...control}
            name="trigger"
            data-autofocus
            value={trigger}
            onChange={(event) => setTrigger(event.target.value as Trigger)}
            className="field-box"
          >
            {TESTABLE.map((each) => (
              <option key={each.trigger} value={each.trigger}>
                {each.label} ({each.trigger})
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  )
}
