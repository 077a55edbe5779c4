import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeKey, createKey, type Key, keysQuery } from '../api/keys'
import { useWorkspace } from '../shell/workspaces'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { changesOf, draftOf, fieldsOf, problems } from './form'
import { ScopesField } from './ScopesField'

/** The form for a key. */
export function KeyDialog({
  apiKey,
  onCreated,
  onClose,
}: {
  /** Null for a new one. */
  apiKey: Key | null
  /** Takes the secret of a new key. */
  onCreated: (secret: string) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [before] = useState(() => draftOf(apiKey))
  const [draft, setDraft] = useState(before)
  const change = (changes: Partial<typeof draft>) => setDraft((current) => ({ ...current, ...changes }))
  const state = useForm({
    check: () => problems(draft, before, new Date()),
    send: async () => {
      const made = apiKey
        ? await changeKey(workspace.id, apiKey.id, changesOf(before, draft)).then(() => null)
        : await createKey(workspace.id, fieldsOf(draft))
      void queries.invalidateQueries({ queryKey: keysQuery(workspace.id).queryKey })
      if (made) onCreated(made.token)
      else onClose()
    },
  })
  return (
    <FormDialog
      title={apiKey ? 'Edit API key' : 'New API key'}
      verb={apiKey ? 'Save changes' : 'Create API key'}
      doing={apiKey ? 'Saving…' : 'Creating…'}
      dirty={JSON.stringify(draft) !== JSON.stringify(before)}
      state={state}
      onClose={onClose}
    >
      <TextField
        label="Name"
        note="Required"
        name="name"
        data-autofocus
        maxLength={50}
        value={draft.name}
        error={state.errors.name}
        help="What uses it, such as “Shop” or “Nightly report”."
        onChange={(name) => change({ name })}
      />
      {!apiKey && (
        <fieldset>
          <legend className="mb-1 font-semibold">Acts in the name of</legend>
          <div className="rounded-sm border px-3 py-1">
            <Owner
              label="You"
              about="It may never do more than you, and stops working when you leave."
              checked={!draft.machine}
              onChoose={() => change({ machine: false })}
            />
            <Owner
              label="A machine user"
              about="Counts as owner, and stays when people leave."
              checked={draft.machine}
              onChoose={() => change({ machine: true })}
            />
          </div>
        </fieldset>
      )}
      <ScopesField preset={draft.preset} choice={draft.choice} error={state.errors.scopes} onChange={change} />
      <TextField
        label="Expires"
        name="expiresAt"
        type="datetime-local"
        value={draft.expires}
        error={state.errors.expiresAt}
        help="Empty for never."
        onChange={(expires) => change({ expires })}
      />
    </FormDialog>
  )
}

function Owner({
  label,
  about,
  checked,
  onChoose,
}: {
  label: string
  about: string
  checked: boolean
  onChoose: () => void
}) {
  return (
    <label className="flex min-h-9 items-start gap-2.5 py-1.5 touch-target">
      <input
        type="radio"
        name="isMachine"
        className="mt-0.5 size-4 shrink-0 accent-spruce"
        checked={checked}
        onChange={onChoose}
      />
      <span>
        {label} <span className="block text-xs text-subtle">{about}</span>
      </span>
    </label>
  )
}
