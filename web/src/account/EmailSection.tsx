import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeUser, methodsQuery } from '../api/account'
import { type User, userQuery } from '../api/session'
import { PasswordField } from '../sign-in/PasswordField'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { Section } from '../ui/Section'
import { TextField } from '../ui/TextField'
import { useToast } from '../ui/Toasts'
import { conflictAt, useForm } from '../ui/useForm'

export function EmailSection({ user }: { user: User }) {
  const [open, setOpen] = useState(false)
  return (
    <Section title="E-mail" actions={<Button onClick={() => setOpen(true)}>Change e-mail</Button>}>
      <p className="[overflow-wrap:anywhere]">
        {user.email ?? 'None'}
        {user.email && <span className="text-muted">{user.emailVerified ? ' · confirmed' : ' · not confirmed'}</span>}
      </p>
      {open && <EmailDialog onClose={() => setOpen(false)} />}
    </Section>
  )
}

function EmailDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const toast = useToast()
  const { data: methods } = useQuery(methodsQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const state = useForm({
    check: () => ({
      ...(email.trim() === '' ? { email: 'Enter the new address.' } : {}),
      ...(password === '' ? { password: 'Enter your password.' } : {}),
    }),
    place: (failure) => (failure.status === 401 ? 'password' : conflictAt('email')(failure)),
    send: async () => {
      const changed = await changeUser({ email, password })
      queries.setQueryData(userQuery.queryKey, changed)
      const done = changed.email?.toLowerCase() === email.trim().toLowerCase()
      toast({ message: done ? 'Your e-mail is changed.' : `Follow the link that was mailed to ${email.trim()}.` })
      onClose()
    },
  })
  return (
    <FormDialog
      title="Change e-mail"
      verb="Change e-mail"
      doing="Changing…"
      dirty={email !== ''}
      state={state}
      onClose={onClose}
    >
      <TextField
        label="New address"
        name="email"
        data-autofocus
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        value={email}
        error={state.errors.email}
        help={methods?.mail ? 'It counts once you follow the link that is mailed there.' : undefined}
        onChange={setEmail}
      />
      <PasswordField
        label="Your password"
        name="password"
        kind="current"
        value={password}
        error={state.errors.password}
        onChange={setPassword}
      />
    </FormDialog>
  )
}
