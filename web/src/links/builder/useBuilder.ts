import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { changeLink, createLink, type Link, linksKey } from '../../api/links'
import { problemOf } from '../../api/problem'
import { useWorkspace } from '../../shell/workspaces'
import { type Draft, type Errors, isChanged } from './draft'
import { dropDraft, keepDraft } from './drafts'
import { fieldsOf, retentionOf } from './payload'
import { errorsOf, formField } from './problems'

const AUTOSAVE = 1_000

/** A link being built: what was entered, what is wrong with it, and how it is saved. */
export function useBuilder({
  link,
  from,
  start,
  place,
  onShow,
  onSaved,
}: {
  link: Link | null
  /** What counts as unchanged. */
  from: Draft
  /** What the form begins with. */
  start: Draft
  /** Where the controls are. */
  place: RefObject<HTMLElement | null>
  /** A control is about to be pointed at, which may have to be opened first. */
  onShow: (control: string) => void
  onSaved: (link: Link) => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(start)
  const [draftId, setDraftId] = useState<string>(() => crypto.randomUUID?.() ?? String(Math.random()))
  const [errors, setErrors] = useState<Errors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)
  const dirty = isChanged(draft, from)

  const isNew = link === null
  useEffect(() => {
    if (!isNew || !dirty) return
    const timer = setTimeout(() => keepDraft(workspace.id, draftId, draft, new Date()), AUTOSAVE)
    return () => clearTimeout(timer)
  }, [isNew, dirty, workspace.id, draftId, draft])

  function change(update: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...update }))
    setErrors((before) => without(before, update))
  }

  function restore(id: string, kept: Draft) {
    setDraftId(id)
    setDraft(kept)
    setErrors({})
  }

  function point(problems: Errors) {
    setErrors(problems)
    const first = Object.keys(problems)[0]!
    onShow(first)
    // after what holds it has opened
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const control = place.current?.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)
        control?.focus()
        // with the message below it
        control?.scrollIntoView({ block: 'center' })
      }),
    )
  }

  async function save() {
    if (sending.current) return
    const now = new Date()
    const problems = errorsOf(draft, from, now)
    setFailure(null)
    if (Object.keys(problems).length > 0) return point(problems)
    sending.current = true
    setBusy(true)
    try {
      const saved = await send(now)
      dropDraft(workspace.id, draftId, now)
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
      queries.removeQueries({ queryKey: ['link', workspace.id, saved.id] })
      onSaved(saved)
    } catch (cause) {
      const problem = problemOf(cause)
      const field = problem.field && formField(problem.field, draft)
      if (field && CONTROLS.test(field)) point({ [field]: problem.message })
      else setFailure(problem.requestId ? `${problem.message} (${problem.requestId})` : problem.message)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  async function send(now: Date): Promise<Link> {
    const fields = fieldsOf(draft, from, link, now)
    if (link) return changeLink(workspace.id, link.id, fields)
    const made = await createLink(workspace.id, fields)
    const retention = retentionOf(draft, now)
    // the link is there, whatever becomes of this
    return retention ? changeLink(workspace.id, made.id, retention).catch(() => made) : made
  }

  const discard = () => dropDraft(workspace.id, draftId, new Date())
  const keep = () => isNew && dirty && keepDraft(workspace.id, draftId, draft, new Date())

  return { draft, errors, failure, busy, dirty, change, restore, save, discard, keep }
}

/** The names of the form's controls. */
const CONTROLS =
  /^(url|domain|key|tags|comments|folderId|proxy|title|description|image|video|expiresAt|expiredUrl|password|ios|android|externalId|tenantId|trackConversion|ref|utm_\w+|geo\.\d+\.\w+|testVariants\.\d\.\w+|testCompletedAt)$/

/** What is said of a control is over once what it holds changes. */
function without(errors: Errors, update: Partial<Draft>): Errors {
  const names = Object.keys(update).flatMap((name) => (name === 'test' ? ['testVariants', 'testCompletedAt'] : [name]))
  if (update.url !== undefined) names.push('utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'ref')
  const left = Object.entries(errors).filter(
    ([field]) => !names.some((name) => field === name || field.startsWith(`${name}.`)),
  )
  return left.length === Object.keys(errors).length ? errors : Object.fromEntries(left)
}
