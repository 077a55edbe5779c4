import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { changeLink, createLink, type Link, linksKey } from '../../api/links'
import { problemOf } from '../../api/problem'
import { nameOf } from '../../format/shortLinks'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { AddressFields } from './AddressFields'
import { CampaignSection } from './CampaignSection'
import { DestinationField } from './DestinationFields'
import { type Draft, draftOf, type Errors, errorsOf, fieldsOf, formField, isChanged, newDraft } from './draft'
import { ExpirySection } from './ExpirySection'
import { PasswordSection } from './PasswordSection'
import { TargetingSection } from './TargetingSection'

type SectionName = 'campaign' | 'expiry' | 'password' | 'targeting'

/** The form for a new link, or for a stored one. */
export function LinkBuilder({
  link,
  url,
  domains,
  onSaved,
  onClose,
}: {
  /** The link to change; none for a new one. */
  link: Link | null
  /** Where a new link leads to begin with. */
  url?: string
  /** The domains to choose from, the usual one first. */
  domains: string[]
  onSaved: (link: Link, isNew: boolean) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [from] = useState(() => (link ? draftOf(link) : newDraft(domains[0] ?? '')))
  const [draft, setDraft] = useState(() => (url ? { ...from, url } : from))
  const [errors, setErrors] = useState<Errors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [open, setOpen] = useState<ReadonlySet<SectionName>>(new Set())
  const form = useRef<HTMLFormElement>(null)

  const dirty = isChanged(draft, from)

  function change(update: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...update }))
    setLeaving(false)
    if (Object.keys(errors).length > 0) setErrors(without(errors, update))
  }

  function show(problems: Errors) {
    setErrors(problems)
    const first = Object.keys(problems)[0]!
    const section = sectionOf(first)
    if (section) setOpen((before) => new Set(before).add(section))
    // after the section has opened
    requestAnimationFrame(() => {
      const control = form.current?.elements.namedItem(first)
      if (!(control instanceof HTMLElement)) return
      control.focus()
      // with the message below it
      control.scrollIntoView({ block: 'center' })
    })
  }

  async function save() {
    if (busy) return
    const problems = errorsOf(draft, from, new Date())
    setFailure(null)
    if (Object.keys(problems).length > 0) return show(problems)
    setBusy(true)
    try {
      const fields = fieldsOf(draft, from, link)
      const saved = link
        ? await changeLink(workspace.id, link.id, fields)
        : await createLink(workspace.id, fields)
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
      queries.removeQueries({ queryKey: ['link', workspace.id, saved.id] })
      onSaved(saved, link === null)
    } catch (cause) {
      const problem = problemOf(cause)
      const field = problem.field && formField(problem.field, draft)
      if (field && form.current?.elements.namedItem(field)) show({ [field]: problem.message })
      else setFailure(problem.requestId ? `${problem.message} (${problem.requestId})` : problem.message)
    } finally {
      setBusy(false)
    }
  }

  const part = { draft, errors, change }
  const section = (name: SectionName) => ({
    open: open.has(name),
    onToggle: (isOpen: boolean) =>
      setOpen((before) => {
        if (before.has(name) === isOpen) return before
        const after = new Set(before)
        if (isOpen) after.add(name)
        else after.delete(name)
        return after
      }),
  })

  return (
    <Dialog
      shape="sheet"
      title={link ? `Edit ${nameOf(link)}` : 'New link'}
      onClose={() => (dirty && !leaving ? setLeaving(true) : onClose())}
      footer={
        <div className="flex flex-col gap-2">
          <div role="alert">
            {failure && <p className="rounded-sm bg-danger-wash px-3 py-2 text-danger">{failure}</p>}
            {leaving && (
              <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
                What you entered is not saved yet.
              </p>
            )}
          </div>
          <div className="flex justify-end gap-2">
            {leaving ? (
              <>
                <Button look="quiet" onClick={onClose}>
                  Discard
                </Button>
                <Button look="primary" onClick={() => setLeaving(false)} autoFocus>
                  Keep editing
                </Button>
              </>
            ) : (
              <>
                <Button look="quiet" onClick={() => (dirty ? setLeaving(true) : onClose())}>
                  Cancel
                </Button>
                <Button
                  type="submit"
                  form="link-builder"
                  look="primary"
                  disabled={busy || (link !== null && !dirty)}
                  title={link && !dirty ? 'Nothing has changed' : undefined}
                >
                  {saveLabel(link !== null, busy)}
                </Button>
              </>
            )}
          </div>
        </div>
      }
    >
      <form
        id="link-builder"
        ref={form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void save()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's')) {
            event.preventDefault()
            void save()
          }
        }}
        className="flex flex-col gap-4"
      >
        <DestinationField {...part} />
        <AddressFields {...part} domains={domains} stored={link !== null} />
        <Field label="Comments" error={errors.comments} help="For your team; visitors never see them.">
          {(control) => (
            <textarea
              {...control}
              name="comments"
              rows={2}
              value={draft.comments}
              onChange={(event) => change({ comments: event.target.value })}
              className="field-box field-sizing-content max-h-48"
            />
          )}
        </Field>
        <div>
          <CampaignSection {...part} {...section('campaign')} />
          <ExpirySection {...part} {...section('expiry')} />
          <PasswordSection {...part} {...section('password')} />
          <TargetingSection {...part} {...section('targeting')} />
        </div>
      </form>
    </Dialog>
  )
}

function saveLabel(stored: boolean, busy: boolean): string {
  if (stored) return busy ? 'Saving…' : 'Save changes'
  return busy ? 'Creating…' : 'Create link'
}

function sectionOf(field: string): SectionName | null {
  if (field.startsWith('utm_') || field === 'ref') return 'campaign'
  if (field.startsWith('expire')) return 'expiry'
  if (field === 'password') return 'password'
  return field === 'ios' || field === 'android' || field.startsWith('geo') ? 'targeting' : null
}

/** What is said of a field is over once the field changes. */
function without(errors: Errors, update: Partial<Draft>): Errors {
  const changed = Object.keys(update)
  return Object.fromEntries(
    Object.entries(errors).filter(([field]) => !changed.some((name) => field === name || field.startsWith(`${name}.`))),
  )
}
