import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { signInByLink } from '../api/session'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { useForm } from '../ui/useForm'
import { CodeField } from './CodeField'
import { BOX, Door, tokenOfAddress, WAY } from './Door'

/**
 * Where the mailed link to sign in leads. It waits for a press: programs that look at mails follow
 * links, and would use it up.
 */
export function LinkPage() {
  const id = useId()
  const router = useRouter()
  const queries = useQueryClient()
  const [token] = useState(tokenOfAddress)
  const [code, setCode] = useState<string | null>(null)
  const state = useForm({
    check: () => (code?.trim() === '' ? { code: 'Enter a code.' } : {}),
    send: async () => {
      const outcome = await signInByLink(token, code ?? undefined)
      if (outcome?.secondFactor) return setCode('')
      queries.clear()
      await router.navigate({ to: '/' })
    },
  })
  return (
    <Door title="Sign in to Waymark">
      <div className={BOX}>
        <Form id={id} state={state}>
          {code !== null && <CodeField value={code} error={state.errors.code} onChange={setCode} />}
        </Form>
        <FormFailure text={state.failure} />
        <Button type="submit" form={id} look="primary" disabled={state.busy}>
          {state.busy ? 'Signing in…' : 'Sign in'}
        </Button>
        {state.failure && (
          <Link to="/forgot" className={WAY}>
            Ask for another link
          </Link>
        )}
      </div>
    </Door>
  )
}
