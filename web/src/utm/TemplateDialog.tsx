import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeUtmTemplate, createUtmTemplate, utmKey, type UtmTemplate } from '../api/utm'
import { useWorkspace } from '../shell/workspaces'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { conflictAt, useForm } from '../ui/useForm'
import { fieldsOf, PARAMETERS, queryOf, type UtmDraft } from './parameters'

/** The form for a new template, or for a stored one. */
export function TemplateDialog({
  template,
  from,
  onClose,
}: {
  template: UtmTemplate | null
  /** What the form begins with. */
  from: UtmDraft
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(from)
  const state = useForm({
    check: () => (draft.name.trim() === '' ? { name: 'Enter a name.' } : {}),
    place: conflictAt('name'),
    send: async () => {
      const fields = fieldsOf(draft)
      await (template ? changeUtmTemplate(workspace.id, template.id, fields) : createUtmTemplate(workspace.id, fields))
      void queries.invalidateQueries({ queryKey: utmKey(workspace.id) })
      onClose()
    },
  })
  const query = queryOf(draft)
  return (
    <FormDialog
      title={template ? 'Edit UTM template' : 'New UTM template'}
      verb={template ? 'Save changes' : 'Create template'}
      doing={template ? 'Saving…' : 'Creating…'}
      dirty={Object.entries(draft).some(([name, value]) => value !== from[name as keyof UtmDraft])}
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
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <div className="grid gap-4 xs:grid-cols-2">
        {PARAMETERS.map(({ name, label, example }) => (
          <TextField
            key={name}
            label={label}
            name={name}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={255}
            placeholder={example}
            value={draft[name]}
            error={state.errors[name]}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        ))}
      </div>
      <div>
        <p className="mb-1 font-semibold">Destinations become</p>
        <p className="rounded-sm bg-sunken px-3 py-2 font-mono text-xs leading-5 break-all">
          https://example.com{query && <span className="font-semibold">?{query}</span>}
        </p>
      </div>
    </FormDialog>
  )
}
