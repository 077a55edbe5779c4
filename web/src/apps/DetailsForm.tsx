import { useState } from 'react'
import type { App } from '../api/oauth'
import { completed } from '../links/builder/draft'
import { useMayManage } from '../shell/workspaces'
import { Field } from '../ui/Field'
import { SectionForm } from '../ui/SectionForm'
import { ADDRESS, TextField } from '../ui/TextField'
import { conflictAt, useForm } from '../ui/useForm'
import { addressProblem, changesOf, type Details, detailsOf, detailsProblems } from './form'
import { useAppChange } from './useAppChange'

/** What people read about the app before they let it in. */
export function DetailsForm({ app }: { app: App }) {
  const mayManage = useMayManage()
  const change = useAppChange(app)
  const stored = detailsOf(app)
  const [changes, setChanges] = useState<Partial<Details>>({})
  const [saved, setSaved] = useState<Date | null>(null)
  const draft = { ...stored, ...changes }
  const state = useForm({
    check: () => {
      const problem = draft.installUrl === '' ? null : addressProblem(draft.installUrl)
      return { ...detailsProblems(draft), ...(problem ? { installUrl: problem } : {}) }
    },
    place: conflictAt('slug'),
    send: async () => {
      await change(changesOf(stored, draft))
      setChanges({})
      setSaved(new Date())
    },
  })
  const set = (name: keyof Details, value: string) => setChanges({ ...changes, [name]: value })
  const field = (name: keyof Details) => ({
    name,
    value: draft[name],
    error: state.errors[name],
    disabled: !mayManage,
    onChange: (value: string) => set(name, value),
  })
  const address = (name: keyof Details) => ({
    ...field(name),
    ...ADDRESS,
    onBlur: () => set(name, completed(draft[name])),
  })
  return (
    <SectionForm
      title="About the app"
      about="What people read before they let it in."
      dirty={mayManage && Object.keys(changesOf(stored, draft)).length > 0}
      saved={saved}
      state={state}
      onReset={() => setChanges({})}
    >
      <TextField label="Name" maxLength={100} {...field('name')} />
      <TextField
        label="Name in addresses"
        mono
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        {...field('slug')}
        onChange={(typed) => set('slug', typed.toLowerCase())}
      />
      <TextField label="Made by" maxLength={100} {...field('developer')} />
      <TextField label="Website" maxLength={100} {...address('website')} />
      <TextField
        label="Description"
        maxLength={120}
        help="What it does, in a sentence. It is read where people are asked to allow the app."
        {...field('description')}
      />
      <Field label="Overview" help="What it does, in Markdown.">
        {(control) => (
          <textarea
            {...control}
            name="readme"
            rows={4}
            maxLength={1_000}
            disabled={!mayManage}
            value={draft.readme}
            onChange={(event) => set('readme', event.target.value)}
            className="field-box h-auto py-2"
          />
        )}
      </Field>
      <TextField
        label="Address to install it"
        placeholder="https://example.com/install"
        help="Where its installation begins, if that is not here."
        {...address('installUrl')}
      />
    </SectionForm>
  )
}
