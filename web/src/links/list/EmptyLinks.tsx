import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { createLink, type Link, linksKey } from '../../api/links'
import { problemOf } from '../../api/problem'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Field } from '../../ui/Field'
import { completed } from '../builder/draft'

/** A workspace's first minute: make a link here, or see how a program would. */
export function EmptyLinks({ onCreated }: { onCreated: (link: Link) => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const url = completed(String(new FormData(event.currentTarget).get('url')))
    if (url === '') return setProblem('Enter a destination.')
    setBusy(true)
    setProblem(undefined)
    try {
      const link = await createLink(workspace.id, { url })
      await queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
      onCreated(link)
    } catch (failure) {
      setProblem(problemOf(failure).message)
      setBusy(false)
    }
  }

  const curl = [
    `curl ${window.location.origin}/api/links \\`,
    `  -H 'Authorization: Bearer <your API key>' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"url": "https://example.com"}'`,
  ].join('\n')

  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6 px-4 py-10">
      <div>
        <h2 className="text-base font-semibold">Make your first short link</h2>
        <p className="text-muted">Paste any address. You get a short link to it, and see every click here.</p>
      </div>
      <form onSubmit={create} noValidate className="flex flex-col gap-2 sm:flex-row sm:items-start">
        <Field label="Destination" error={problem} className="flex-1">
          {(control) => (
            <input
              {...control}
              name="url"
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="https://example.com/a/long/address"
              className="field-box"
            />
          )}
        </Field>
        <Button type="submit" look="primary" disabled={busy} className="sm:mt-6">
          {busy ? 'Shortening…' : 'Shorten'}
        </Button>
      </form>
      <div>
        <div className="flex items-center justify-between">
          <p className="font-semibold">Or from a program</p>
          <CopyButton text={curl} label="Copy the command" />
        </div>
        <pre
          tabIndex={0}
          aria-label="Command that creates a link"
          className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-xs leading-5"
        >
          {curl}
        </pre>
        <p className="mt-2 text-muted">
          Everything else is in the{' '}
          <a
            href="/api/docs"
            target="_blank"
            rel="noreferrer"
            className="font-semibold text-spruce underline underline-offset-2"
          >
            API reference
          </a>
          .
        </p>
      </div>
    </div>
  )
}
