import { useState } from 'react'
import type { App } from '../api/oauth'
import { REQUESTABLE, scopeWords } from '../oauth/authorization'
import { Code } from '../ui/Code'
import { Field } from '../ui/Field'
import { Section } from '../ui/Section'
import { authorizeAddress } from './authorize'

/** Where the app sends people, for the permissions it needs. */
export function AuthorizeSection({ app }: { app: App }) {
  const [scopes, setScopes] = useState<string[]>(['links.read'])
  const [chosen, setChosen] = useState<string | null>(null)
  const redirect = app.redirectUris.find((each) => each === chosen) ?? app.redirectUris[0] ?? ''
  const toggle = (scope: string) =>
    setScopes(scopes.includes(scope) ? scopes.filter((each) => each !== scope) : [...scopes, scope])
  return (
    <Section
      title="Permissions"
      about="An app asks for permissions where it sends people to let it in. This makes that address; nothing is stored."
    >
      <fieldset className="min-w-0">
        <legend className="mb-1 font-semibold">What it asks for</legend>
        <div className="grid rounded-sm border px-3 py-1 sm:grid-cols-2 sm:gap-x-6">
          {REQUESTABLE.map((scope) => (
            <label key={scope} className="flex min-h-9 items-start gap-2.5 py-1.5 touch-target">
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-spruce"
                checked={scopes.includes(scope)}
                onChange={() => toggle(scope)}
              />
              <span className="min-w-0">
                {[...scopeWords([scope]).see, ...scopeWords([scope]).change][0]}{' '}
                <code className="block font-mono text-xs text-subtle">{scope}</code>
              </span>
            </label>
          ))}
        </div>
        <p className="mt-1 text-xs text-subtle">
          Every app may see who the user is. What a user may not do, the app may not either.
        </p>
      </fieldset>
      {app.redirectUris.length > 1 && (
        <Field label="Back to">
          {(control) => (
            <select
              {...control}
              className="field-box font-mono"
              value={redirect}
              onChange={(event) => setChosen(event.target.value)}
            >
              {app.redirectUris.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Code label="Where it sends people" text={authorizeAddress(app, redirect, scopes)} />
      <p className="text-muted">
        The app puts something random in place of <code className="font-mono text-[13px]">STATE</code>, and comes to know
        it again{app.pkce && ', and the SHA-256 of its code verifier in place of '}
        {app.pkce && <code className="font-mono text-[13px]">CHALLENGE</code>}.
      </p>
    </Section>
  )
}
