import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { deleteUser } from '../api/account'
import type { User } from '../api/session'
import { CodeField } from '../sign-in/CodeField'
import { PasswordField } from '../sign-in/PasswordField'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { Section } from '../ui/Section'
import { TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { deletionProblems } from './deletion'

export function DeleteAccountSection({ user }: { user: User }) {
  const [open, setOpen] = useState(false)
  return (
    <Section
      title="Delete the account"
      about="With its sessions, keys and memberships, for good. A workspace that nobody else owns has to be deleted or handed over first."
    >
      <Button look="danger" className="self-start" onClick={() => setOpen(true)}>
        Delete account
      </Button>
      {open && <DeleteDialog user={user} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function DeleteDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const word = user.email ?? 'delete'
  const state = useForm({
    check: () => deletionProblems(user, word, { typed, password, code }),
    place: ({ status, message }) => {
      if (status !== 401 || !user.hasPassword) return null
      return message.includes('code') ? 'code' : 'password'
    },
    send: async () => {
      await deleteUser({
        ...(user.hasPassword ? { password } : {}),
        ...(user.secondFactor ? { code } : {}),
      })
      queries.clear()
      await navigate({ to: '/login' })
    },
  })
  return (
    <FormDialog
      title="Delete the account"
      verb="Delete account"
      doing="Deleting…"
      look="danger"
      dirty={false}
      state={state}
      onClose={onClose}
    >
      <p>
        You are signed out everywhere, and your keys and the apps you allowed stop working at once. Links and all else you
        made stay with their workspaces. This cannot be undone.
      </p>
      <TextField
        label={`Type ${word} to go on`}
        name="typed"
        data-autofocus
        mono
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        placeholder={word}
        value={typed}
        error={state.errors.typed}
        onChange={setTyped}
      />
      {user.hasPassword && (
        <PasswordField
          label="Your password"
          name="password"
          kind="current"
          value={password}
          error={state.errors.password}
          onChange={setPassword}
        />
      )}
      {user.secondFactor && <CodeField value={code} error={state.errors.code} onChange={setCode} />}
    </FormDialog>
  )
}
