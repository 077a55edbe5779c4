import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { createWorkspace } from '../api/people'
import { workspacesQuery } from '../api/session'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { conflictAt, type Errors, useForm } from '../ui/useForm'
import { slugOf, slugProblem } from './slugs'

export function NewWorkspaceDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  /** Null while it follows the name. */
  const [chosen, setChosen] = useState<string | null>(null)
  const slug = chosen ?? slugOf(name)
  const state = useForm({
    check: (): Errors => {
      const problem = slugProblem(slug)
      return {
        ...(name.trim() === '' ? { name: 'A workspace needs a name.' } : {}),
        ...(problem ? { slug: problem } : {}),
      }
    },
    place: conflictAt('slug'),
    send: async () => {
      const made = await createWorkspace(name, slug)
      await queries.invalidateQueries({ queryKey: workspacesQuery.queryKey })
      onClose()
      await navigate({ to: '/$workspace/links', params: { workspace: made.slug }, search: {} })
    },
  })
  return (
    <FormDialog
      title="New workspace"
      verb="Create workspace"
      doing="Creating…"
      dirty={name !== '' || chosen !== null}
      state={state}
      onClose={onClose}
    >
      <TextField
        label="Name"
        name="name"
        data-autofocus
        maxLength={190}
        value={name}
        error={state.errors.name}
        onChange={setName}
      />
      <TextField
        label="Name in addresses"
        name="slug"
        mono
        autoCapitalize="none"
        spellCheck={false}
        maxLength={48}
        value={slug}
        error={state.errors.slug}
        onChange={(typed) => setChosen(typed.toLowerCase())}
      />
    </FormDialog>
  )
}
