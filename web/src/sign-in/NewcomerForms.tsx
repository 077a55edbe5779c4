import { useId, useState } from 'react'
import { joinWorkspace, requestInvite } from '../api/people'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { TextField } from '../ui/TextField'
import { type Errors, useForm } from '../ui/useForm'
import { BOX } from './Door'
import { PasswordField } from './PasswordField'
import { PASSWORD_HELP, passwordProblem } from './passwords'
import { useEntry } from './useEntry'

const EMAIL = {
  label: 'E-mail',
  name: 'email',
  inputMode: 'email',
  autoComplete: 'username',
  autoCapitalize: 'none',
  spellCheck: false,
  autoFocus: true,
  maxLength: 190,
} as const

/** Where the server sends mail: the invitation is mailed, so that nobody joins with another's address. */
export function RequestForm({ token }: { token: string }) {
  const id = useId()
  const [email, setEmail] = useState('')
  const [sent, setSent] = useState(false)
  const state = useForm({
    check: () => (email.trim() === '' ? { email: 'Enter your e-mail.' } : {}),
    send: async () => {
      await requestInvite(token, email)
      setSent(true)
    },
  })
  if (sent) {
    return (
      <p role="status" className={BOX}>
        <span>
          An invitation is on its way to <strong className="[overflow-wrap:anywhere]">{email.trim()}</strong>. Follow its
          link within 24 hours. No mail? Then the address belongs to a member, who signs in, or was invited before.
        </span>
      </p>
    )
  }
  return (
    <div className={BOX}>
      <Form id={id} state={state}>
        <TextField
          {...EMAIL}
          value={email}
          error={state.errors.email}
          help="Your invitation is mailed there."
          onChange={setEmail}
        />
      </Form>
      <FormFailure text={state.failure} />
      <Button type="submit" form={id} look="primary" disabled={state.busy}>
        {state.busy ? 'Sending…' : 'Mail me an invitation'}
      </Button>
    </div>
  )
}

/** Where it sends none: the account is made at once. */
export function NewcomerForm({ token }: { token: string }) {
  const id = useId()
  const enter = useEntry()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const state = useForm({
    check: (): Errors => {
      const problem = passwordProblem(password)
      return {
        ...(email.trim() === '' ? { email: 'Enter your e-mail.' } : {}),
        ...(name.trim() === '' ? { name: 'Enter your name.' } : {}),
        ...(problem ? { password: problem } : {}),
      }
    },
    place: ({ status }) => (status === 409 ? 'email' : null),
    send: async () => enter(await joinWorkspace(token, { email, name, password })),
  })
  return (
    <div className={BOX}>
      <Form id={id} state={state}>
        <TextField {...EMAIL} value={email} error={state.errors.email} onChange={setEmail} />
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          maxLength={190}
          value={name}
          error={state.errors.name}
          onChange={setName}
        />
        <PasswordField
          label="Password"
          name="password"
          kind="new"
          value={password}
          error={state.errors.password}
          help={PASSWORD_HELP}
          onChange={setPassword}
        />
      </Form>
      <FormFailure text={state.failure} />
      <Button type="submit" form={id} look="primary" disabled={state.busy}>
        {state.busy ? 'Joining…' : 'Create account and join'}
      </Button>
    </div>
  )
}
