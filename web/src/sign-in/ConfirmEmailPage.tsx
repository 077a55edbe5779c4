import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { confirmEmail } from '../api/account'
import { Button } from '../ui/Button'
import { FormFailure } from '../ui/Form'
import { useForm } from '../ui/useForm'
import { BOX, Door, tokenOfAddress, WAY } from './Door'

/** Where the link leads that is mailed to an account's next address. */
export function ConfirmEmailPage() {
  const queries = useQueryClient()
  const [token] = useState(tokenOfAddress)
  const [done, setDone] = useState(false)
  const state = useForm({
    send: async () => {
      await confirmEmail(token)
      queries.clear()
      setDone(true)
    },
  })
  return (
    <Door title="Confirm your e-mail">
      <div className={BOX}>
        {done ? (
          <>
            <p role="status">Your account has this address from now on.</p>
            <Link to="/" className={WAY}>
              Go to your links
            </Link>
          </>
        ) : (
          <>
            <p>Your account gets the address that this link was mailed to.</p>
            <FormFailure text={state.failure} />
            <Button look="primary" disabled={state.busy} onClick={() => void state.submit()}>
              {state.busy ? 'Confirming…' : 'Use this address'}
            </Button>
          </>
        )}
      </div>
    </Door>
  )
}
