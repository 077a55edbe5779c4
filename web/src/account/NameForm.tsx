import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeUser } from '../api/account'
import { type User, userQuery } from '../api/session'
import { SectionForm } from '../ui/SectionForm'
import { TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'

export function NameForm({ user }: { user: User }) {
  const queries = useQueryClient()
  const before = user.name ?? ''
  const [name, setName] = useState(before)
  const [saved, setSaved] = useState<Date | null>(null)
  const state = useForm({
    check: () => (name.trim() === '' ? { name: 'Enter your name.' } : {}),
    send: async () => {
      const changed = await changeUser({ name })
      queries.setQueryData(userQuery.queryKey, changed)
      setName(changed.name ?? '')
      setSaved(new Date())
    },
  })
  return (
    <SectionForm
      title="You"
      dirty={name !== before}
      saved={saved}
      state={state}
      onReset={() => setName(before)}
    >
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={190}
        value={name}
        error={state.errors.name}
        onChange={setName}
      />
    </SectionForm>
  )
}
