import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { mailPasswordReset, mailSignInLink, methodsQuery } from '../api/account'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { Waiting } from '../ui/States'
import { TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { BOX, Door, WAY } from './Door'

const SENDS_NO_MAIL =
  'This server sends no mail, so it cannot send you a link. Ask its operator, or an owner of your workspace to invite you again with another address.'

/** Ways in for those who do not know their password. */
export function ForgotPage() {
  const { data: methods } = useQuery(methodsQuery)
  return (
    <Door title="Without your password">
      {!methods ? (
        <Waiting what="ways to sign in" />
      ) : methods.mail ? (
        <MailForm />
      ) : (
        <p className={BOX}>
          {methods.password ? SENDS_NO_MAIL : `Nobody has a password here: sign in with “${methods.provider}”.`}
        </p>
      )}
      <p className="mt-4">
        <Link to="/login" className={WAY}>
          Back to signing in
        </Link>
      </p>
    </Door>
  )
}

function MailForm() {
  const id = useId()
  const [email, setEmail] = useState('')
  const [wanted, setWanted] = useState<'link' | 'password'>('link')
  const [sent, setSent] = useState(false)
  const state = useForm({
    check: () => (email.trim() === '' ? { email: 'Enter your e-mail.' } : {}),
    send: async () => {
      await (wanted === 'link' ? mailSignInLink(email) : mailPasswordReset(email))
      setSent(true)
    },
  })
  if (sent) {
    return (
      <p role="status" className={BOX}>
        If {email.trim()} has an account, a mail with a link is on its way. The link works once, within{' '}
        {wanted === 'link' ? '15' : '60'} minutes.
      </p>
    )
  }
  return (
    <div className={BOX}>
      <Form id={id} state={state}>
        <TextField
          label="E-mail"
          name="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          value={email}
          error={state.errors.email}
          onChange={setEmail}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-semibold">Send me</legend>
          {(['link', 'password'] as const).map((each) => (
            <label key={each} className="flex min-h-9 items-center gap-2.5">
              <input
                type="radio"
                name="wanted"
                className="size-4 accent-spruce"
                checked={wanted === each}
                onChange={() => setWanted(each)}
              />
              {each === 'link' ? 'a link that signs me in' : 'a link to choose a new password'}
            </label>
          ))}
        </fieldset>
      </Form>
      <FormFailure text={state.failure} />
      <Button type="submit" form={id} look="primary" disabled={state.busy}>
        {state.busy ? 'Sending…' : 'Send the mail'}
      </Button>
    </div>
  )
}
