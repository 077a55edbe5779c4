import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { authorize, type Authorization, type Consent, consentQuery } from '../api/oauth'
import { type Workspace, workspacesQuery } from '../api/session'
import { Logo } from '../shell/Logo'
import { useTitle } from '../shell/useTitle'
import { rememberedWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Field } from '../ui/Field'
import { Form, FormFailure } from '../ui/Form'
import { isOwn, Logo as Picture } from '../ui/Logo'
import { Waiting } from '../ui/States'
import { useForm } from '../ui/useForm'
import { refusal, scopeWords } from './authorization'

/** Where a user allows an app to act for them, or does not. */
export function ConsentPage() {
  useTitle('Allow an app')
  const asked = useSearch({ from: '/oauth/authorize' })
  const consent = useQuery(consentQuery(asked))
  const workspaces = useQuery(workspacesQuery)
  const failed = consent.error ?? workspaces.error
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-4 px-4 py-12">
      <Logo size={36} />
      {consent.data && workspaces.data ? (
        <Question asked={asked} consent={consent.data} workspaces={workspaces.data} />
      ) : failed ? (
        <>
          <h1 className="text-xl font-semibold">This app cannot be allowed</h1>
          <Failure what="Its request is not in order." error={failed} onRetry={() => void consent.refetch()} />
        </>
      ) : (
        <Waiting what="the app" />
      )}
    </main>
  )
}

function Question({
  asked,
  consent,
  workspaces,
}: {
  asked: Authorization
  consent: Consent
  workspaces: Workspace[]
}) {
  // others may not let apps in
  const possible = workspaces.filter(({ role }) => role === 'owner' || role === 'member')
  const first = possible.find(({ slug }) => slug === rememberedWorkspace()) ?? possible[0]
  const [workspaceId, setWorkspaceId] = useState(first?.id ?? '')
  const { see, change } = scopeWords(consent.scopes)
  const state = useForm({
    send: async () => {
      const { callbackUrl } = await authorize(workspaceId, asked)
      location.assign(callbackUrl)
    },
  })
  return (
    <>
      <div className="flex items-center gap-3">
        {consent.logo !== null && isOwn(consent.logo) && <Picture source={consent.logo} alt="" className="size-12" />}
        <h1 className="min-w-0 text-xl leading-7 font-semibold [overflow-wrap:anywhere]">Allow {consent.name}?</h1>
      </div>
      <p className="text-muted [overflow-wrap:anywhere]">
        By {consent.developer}, {consent.website}.{!consent.verified && ' Nobody has verified this app.'}
      </p>
      {consent.description && <p className="[overflow-wrap:anywhere]">{consent.description}</p>}
      <Form id="consent" state={state} className="flex flex-col gap-4 rounded-md border bg-surface p-5">
        {possible.length === 0 && (
          <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
            In none of your workspaces may you let apps in: owners and members can.
          </p>
        )}
        <Field label="Workspace">
          {(control) => (
            <select
              {...control}
              className="field-box"
              value={workspaceId}
              onChange={(event) => setWorkspaceId(event.target.value)}
            >
              {possible.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {change.length > 0 && <Permissions title="It may change" words={change} strong />}
        <Permissions title="It may see" words={see} />
        <p className="text-muted">
          Never more than you may yourself. You come back to{' '}
          <strong className="[overflow-wrap:anywhere]">{new URL(asked.redirect_uri).host}</strong>.
        </p>
        <FormFailure text={state.failure} />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={() => location.assign(refusal(asked))}>
            Cancel
          </Button>
          <Button look="primary" type="submit" disabled={state.busy || workspaceId === ''}>
            {state.busy ? 'Allowing…' : 'Allow'}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Permissions({ title, words, strong = false }: { title: string; words: string[]; strong?: boolean }) {
  return (
    <div>
      <h2 className="font-semibold">{title}</h2>
      <ul className={strong ? 'list-disc pl-5 text-warning' : 'list-disc pl-5'}>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  )
}
