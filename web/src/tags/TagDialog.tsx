import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeTag, createTag, type Tag, TAG_COLORS, type TagFields, tagsKey } from '../api/tags'
import { linksKey } from '../api/links'
import { useWorkspace } from '../shell/workspaces'
import { FormDialog } from '../ui/FormDialog'
import { TagBadge } from '../ui/TagBadge'
import { TextField } from '../ui/TextField'
import { conflictAt, useForm } from '../ui/useForm'
import { ColorPicker } from './ColorPicker'

/** The form for a new tag, or for a stored one. */
export function TagDialog({ tag, onClose }: { tag: Tag | null; onClose: (saved: Tag | null) => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [from] = useState<TagFields>(() => tag ?? { name: '', color: anyColor() })
  const [name, setName] = useState(from.name)
  const [color, setColor] = useState(from.color)
  const state = useForm({
    check: () => (name.trim() === '' ? { name: 'Enter a name.' } : {}),
    place: conflictAt('name'),
    send: async () => {
      const fields = { name: name.trim(), color }
      const saved = tag ? await changeTag(workspace.id, tag.id, fields) : await createTag(workspace.id, fields)
      void queries.invalidateQueries({ queryKey: tagsKey(workspace.id) })
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
      onClose(saved)
    },
  })
  return (
    <FormDialog
      title={tag ? 'Edit tag' : 'New tag'}
      verb={tag ? 'Save changes' : 'Create tag'}
      doing={tag ? 'Saving…' : 'Creating…'}
      dirty={name !== from.name || (tag !== null && color !== from.color)}
      state={state}
      onClose={() => onClose(null)}
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
      <ColorPicker value={color} onChange={setColor} />
      <p className="flex min-w-0 items-center gap-2 text-muted">
        Looks like <TagBadge name={name.trim() || 'tag'} color={color} />
      </p>
    </FormDialog>
  )
}

function anyColor() {
  return TAG_COLORS[Math.floor(Math.random() * TAG_COLORS.length)]!
}
