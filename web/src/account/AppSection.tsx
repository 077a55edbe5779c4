import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { removeSecondFactor } from '../api/account'
import { type User, userQuery } from '../api/session'
import { CodeField } from '../sign-in/CodeField'
import { PasswordField } from '../sign-in/PasswordField'
import { Button } from '../ui/Button'
import { FormDialog } from '../ui/FormDialog'
import { Section } from '../ui/Section'
import { useForm } from '../ui/useForm'
import { SetUpDialog } from './SetUpDialog'

/** Signing in with a code beside the password. */
export function AppSection({ user }: { user: User }) {
  // not what is so now: once the app is on, its recovery codes are still to be read
  const [open, setOpen] = useState<'set up' | 'turn off' | null>(null)
  const close = () => setOpen(null)
  return (
    <Section
      title="Authenticator app"
      about="A second proof when you sign in: a code that your phone shows."
      actions={
        <Button onClick={() => setOpen(user.secondFactor ? 'turn off' : 'set up')}>
          {user.secondFactor ? 'Turn off' : 'Set up'}
        </Button>
      }
    >
      <p>
        {user.secondFactor
          ? `On. ${user.recoveryCodes} of your recovery codes are left.`
          : 'Off: your password is enough to sign in.'}
      </p>
      {open === 'set up' && <SetUpDialog onClose={close} />}
      {open === 'turn off' && <RemoveDialog onClose={close} />}
    </Section>
  )
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const state = useForm({
    check: () => ({
      ...(password === '' ? { password: 'Enter your password.' } : {}),
      ...(code.trim() === '' ? { code: 'Enter a code.' } : {}),
    }),
    send: async () => {
      await removeSecondFactor(password, code)
      await queries.invalidateQueries({ queryKey: userQuery.queryKey })
      onClose()
    },
  })
  return (
    <FormDialog
      title="Turn the authenticator app off"
      verb="Turn off"
      doing="Turning off…"
      dirty={false}
      state={state}
      onClose={onClose}
    >
      <p>Your password alone signs you in afterwards, and your recovery codes are worth nothing any more.</p>
      <PasswordField
        label="Your password"
        name="password"
        kind="current"
        value={password}
        error={state.errors.password}
        onChange={setPassword}
      />
      <CodeField value={code} error={state.errors.code} onChange={setCode} />
    </FormDialog>
  )
}
