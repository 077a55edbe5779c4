import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { resetPassword } from '../api/account'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { type Errors, useForm } from '../ui/useForm'
import { BOX, Door, tokenOfAddress, WAY } from './Door'
import { PasswordField } from './PasswordField'
import { PASSWORD_HELP, passwordProblem } from './passwords'

/** Where the mailed link to a new password leads. */
export function ResetPage() {
  const id = useId()
  const [token] = useState(tokenOfAddress)
  const [password, setPassword] = useState('')
  const [done, setDone] = useState(false)
  const state = useForm({
    check: (): Errors => {
      const problem = passwordProblem(password)
      return problem ? { password: problem } : {}
    },
    send: async () => {
      await resetPassword(token, password)
      setDone(true)
    },
  })
  return (
    <Door title="Choose a new password">
      {done ? (
        <div role="status" className={BOX}>
          <p>Your password is changed, and every browser was signed out.</p>
          <Link to="/login" className={WAY}>
            Sign in
          </Link>
        </div>
      ) : (
        <div className={BOX}>
          <Form id={id} state={state}>
            <PasswordField
              label="New password"
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
            {state.busy ? 'Saving…' : 'Save the password'}
          </Button>
          {state.failure && (
            <Link to="/forgot" className={WAY}>
              Ask for another link
            </Link>
          )}
        </div>
      )}
    </Door>
  )
}
