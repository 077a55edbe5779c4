import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { Eye, EyeOff } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { problemOf } from '../api/problem'
import { signIn } from '../api/session'
import { Logo } from '../shell/Logo'
import { useTitle } from '../shell/useTitle'
import { Button, IconButton } from '../ui/Button'
import { Field } from '../ui/Field'

export function SignInPage() {
  useTitle('Sign in')
  const { next } = useSearch({ from: '/login' })
  const router = useRouter()
  const queries = useQueryClient()
  const [shown, setShown] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const password = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(null)
    try {
      await signIn(String(data.get('email')), String(data.get('password')))
      queries.clear()
      await router.navigate({ href: next ?? '/' })
    } catch (failure) {
      setProblem(problemOf(failure).message)
      setBusy(false)
      password.current?.select()
    }
  }

  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center px-4 py-12">
      <div className="mb-6 flex items-center gap-3">
        <Logo size={36} />
        <h1 className="text-xl leading-7 font-semibold">Sign in to Waymark</h1>
      </div>
      <form onSubmit={submit} className="flex flex-col gap-4 rounded-md border bg-surface p-5">
        <Field label="E-mail">
          {(control) => (
            <input
              {...control}
              name="email"
              // not type=email: the first account is owner@localhost
              type="text"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              autoFocus
              className="field-box"
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <div className="relative">
              <input
                {...control}
                ref={password}
                name="password"
                type={shown ? 'text' : 'password'}
                autoComplete="current-password"
                required
                className="field-box pr-11"
              />
              <IconButton
                label={shown ? 'Hide the password' : 'Show the password'}
                aria-pressed={shown}
                onClick={() => setShown(!shown)}
                className="absolute top-0.5 right-0.5"
              >
                {shown ? (
                  <EyeOff size={18} strokeWidth={1.5} aria-hidden />
                ) : (
                  <Eye size={18} strokeWidth={1.5} aria-hidden />
                )}
              </IconButton>
            </div>
          )}
        </Field>
        <div role="alert">
          {problem && <p className="rounded-sm bg-danger-wash px-3 py-2 text-danger">{problem}</p>}
        </div>
        <Button type="submit" look="primary" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      <p className="mt-4 text-muted">
        The first start of the server printed the owner's e-mail and password in its terminal.
      </p>
    </main>
  )
}
