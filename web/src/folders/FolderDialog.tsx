import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AccessLevel, changeFolder, createFolder, type Folder, foldersKey } from '../api/folders'
import { useWorkspace } from '../shell/workspaces'
import { Field } from '../ui/Field'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { conflictAt, useForm } from '../ui/useForm'
import { AccessPicker } from './AccessPicker'

/** The form for a new folder, or for a stored one. */
export function FolderDialog({ folder, onClose }: { folder: Folder | null; onClose: () => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState(folder?.name ?? '')
  const [description, setDescription] = useState(folder?.description ?? '')
  const [accessLevel, setAccessLevel] = useState<AccessLevel>(folder ? folder.accessLevel : 'write')
  const state = useForm({
    check: () => (name.trim() === '' ? { name: 'Enter a name.' } : {}),
    place: conflictAt('name'),
    send: async () => {
      const fields = { name: name.trim(), description: description.trim() || null, accessLevel }
      await (folder ? changeFolder(workspace.id, folder.id, fields) : createFolder(workspace.id, fields))
      void queries.invalidateQueries({ queryKey: foldersKey(workspace.id) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={folder ? 'Edit folder' : 'New folder'}
      verb={folder ? 'Save changes' : 'Create folder'}
      doing={folder ? 'Saving…' : 'Creating…'}
      dirty={
        name !== (folder?.name ?? '') ||
        description !== (folder?.description ?? '') ||
        (folder !== null && accessLevel !== folder.accessLevel)
      }
      state={state}
      onClose={onClose}
    >
      <TextField
        label="Name"
        note="Required"
        name="name"
        data-autofocus
        maxLength={190}
        value={name}
        error={state.errors.name}
        onChange={setName}
      />
      <Field label="Description" error={state.errors.description}>
        {(control) => (
          <textarea
            {...control}
            name="description"
            rows={2}
            maxLength={500}
            value={description}
            onChange={(event) => setDescription(event.target.value)}
            className="field-box field-sizing-content max-h-40"
          />
        )}
      </Field>
      <AccessPicker value={accessLevel} onChange={setAccessLevel} />
    </FormDialog>
  )
}
