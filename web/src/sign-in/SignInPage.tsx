import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { methodsQuery } from '../api/account'
import { signIn } from '../api/session'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { CodeField } from './CodeField'
import { BOX, Door, tokenOfAddress, WAY } from './Door'
import { PasswordField } from './PasswordField'
import { ProviderButton } from './ProviderButton'
import { refusalWords } from './refusals'

export function SignInPage() {
  const { next: path, refused } = useSearch({ from: '/login' })
  // What lets somebody in stays behind the #, where no server sees it.
  const [token] = useState(tokenOfAddress)
  const next = path !== undefined && token !== '' ? `${path}#${token}` : path
  const router = useRouter()
  const queries = useQueryClient()
  const id = useId()
  const { data: methods } = useQuery(methodsQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  /** Null until a code is asked for. */
  const [code, setCode] = useState<string | null>(null)
  const state = useForm({
    check: () => ({
      ...(email.trim() === '' ? { email: 'Enter your e-mail.' } : {}),
      ...(password === '' ? { password: 'Enter your password.' } : {}),
      ...(code?.trim() === '' ? { code: 'Enter a code.' } : {}),
    }),
    send: async () => {
      const outcome = await signIn(email, password, code ?? undefined)
      if (outcome?.secondFactor) return setCode('')
      queries.clear()
      await router.navigate({ href: next ?? '/' })
    },
  })
  const provider = methods?.provider ?? null
  const passwords = methods?.password ?? true
  return (
    <Door title="Sign in to Waymark">
      <div className={BOX}>
        <FormFailure text={refused ? refusalWords(refused, provider) : null} />
        {provider !== null && <ProviderButton label={provider} next={next} primary={!passwords} />}
        {passwords && (
          <>
            <Form id={id} state={state}>
              <TextField
                label="E-mail"
                name="email"
                // not type=email: the first account is owner@localhost
                inputMode="email"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                value={email}
                error={state.errors.email}
                onChange={setEmail}
              />
              <PasswordField
                label="Password"
                name="password"
                kind="current"
                value={password}
                error={state.errors.password}
                onChange={setPassword}
              />
              {code !== null && <CodeField value={code} error={state.errors.code} onChange={setCode} />}
            </Form>
            <FormFailure text={state.failure} />
            <Button type="submit" form={id} look="primary" disabled={state.busy}>
              {state.busy ? 'Signing in…' : 'Sign in'}
            </Button>
          </>
        )}
      </div>
      {passwords && (
        <>
          <p className="mt-4">
            <Link to="/forgot" className={WAY}>
              {methods?.mail ? 'Forgotten the password, or sign in by mail' : 'Forgotten the password'}
            </Link>
          </p>
          <p className="mt-4 text-muted">
            If ./waymark up made the first account, it printed the e-mail and password in its terminal.
          </p>
        </>
      )}
    </Door>
  )
}
