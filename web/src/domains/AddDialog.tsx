import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Availability, checkAvailability, createDomain, type Domain, domainsKey } from '../api/domains'
import { useWorkspace } from '../shell/workspaces'
import { FormDialog } from '../ui/FormDialog'
import { ADDRESS, TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { inLetters, looksLikeApex, normalised, problemOfName } from './names'

const PAUSE = 400

/** Adds a domain by its name; what its DNS needs comes after. */
export function AddDialog({ onAdded, onClose }: { onAdded: (domain: Domain) => void; onClose: () => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(false)
  const name = normalised(typed)
  const wrong = problemOfName(name)
  const known = useAvailability(workspace.id, wrong ? null : name)
  const state = useForm({
    check: () => (wrong ? { slug: wrong } : {}),
    // whatever is refused here is about the only field
    place: ({ status }) => (status === 409 || status === 422 ? 'slug' : null),
    send: async () => {
      const domain = await createDomain(workspace.id, name)
      void queries.invalidateQueries({ queryKey: domainsKey(workspace.id) })
      onAdded(domain)
    },
  })
  const taken = known?.status === 'conflict' ? 'Domain is already in use.' : undefined
  const letters = inLetters(name)
  return (
    <FormDialog
      title="Add a domain"
      verb="Add domain"
      doing="Adding…"
      dirty={typed.trim() !== ''}
      state={state}
      onClose={onClose}
    >
      <TextField
        label="Domain"
        note="Required"
        name="slug"
        data-autofocus
        mono
        {...ADDRESS}
        placeholder="go.example.com"
        help="One that you have registered. Its short links will be on it."
        value={typed}
        error={state.errors.slug ?? taken ?? (left && typed.trim() !== '' ? (wrong ?? undefined) : undefined)}
        onChange={setTyped}
        onBlur={() => setLeft(true)}
      />
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {!wrong && name !== typed.trim() && (
          <p className="text-muted">
            Added as <code className="font-mono text-[13px] break-all text-text">{name}</code>
            {letters && ` (${letters})`}.
          </p>
        )}
        {!wrong && known?.status === 'has site' && (
          <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">{known.message}</p>
        )}
        {!wrong && looksLikeApex(name) && (
          <p className="text-muted">
            If your website is at {name}, take a part of its own for short links, such as go.{name}.
          </p>
        )}
      </div>
    </FormDialog>
  )
}

/** What the server says of a name, once the typing pauses; null until it has. */
function useAvailability(workspaceId: string, name: string | null): Availability | null {
  const [known, setKnown] = useState<{ name: string; answer: Availability } | null>(null)
  useEffect(() => {
    if (!name) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      checkAvailability(workspaceId, name, abort.signal).then(
        (answer) => setKnown({ name, answer }),
        // it is a hint; adding says what is wrong
        () => undefined,
      )
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [workspaceId, name])
  return known && known.name === name ? known.answer : null
}
