import { type RefObject, useRef, useState } from 'react'
import { ApiError } from '../api/client'
import { problemOf } from '../api/problem'

/** What is wrong, by the names of the form's controls. */
export type Errors = Partial<Record<string, string>>

type Options = {
  /** What is wrong before anything is sent. */
  check?: () => Errors
  /** Throws what the API answered, if it refused. */
  send: () => Promise<unknown>
  /** The control for a refusal that names no field. */
  place?: (failure: ApiError) => string | null
}

export type FormState = {
  form: RefObject<HTMLFormElement | null>
  errors: Errors
  /** What went wrong that belongs to no control; null if nothing did. */
  failure: string | null
  busy: boolean
  submit: () => Promise<void>
  /** What is said of a control is over once it changes. */
  forget: (control: string) => void
}

/** Sends a form once at a time, and shows what is wrong where it is wrong. */
export function useForm({ check, send, place }: Options): FormState {
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Errors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)

  function show(problems: Errors) {
    setErrors(problems)
    const first = Object.keys(problems)[0]!
    // once the message is there
    requestAnimationFrame(() => {
      const control = controlOf(form.current, first)
      control?.focus()
      control?.scrollIntoView({ block: 'center' })
    })
  }

  async function submit() {
    if (sending.current) return
    const problems = check?.() ?? {}
    setFailure(null)
    if (Object.keys(problems).length > 0) return show(problems)
    setErrors({})
    sending.current = true
    setBusy(true)
    try {
      await send()
    } catch (cause) {
      const problem = problemOf(cause)
      const field = [cause instanceof ApiError ? place?.(cause) : null, problem.field].find(
        (name) => name && controlOf(form.current, name),
      )
      if (field) show({ [field]: problem.message })
      else setFailure(problem.requestId ? `${problem.message} (${problem.requestId})` : problem.message)
    } finally {
      sending.current = false
      setBusy(false)
    }
  }

  function forget(control: string) {
    setErrors((before) => (before[control] === undefined ? before : { ...before, [control]: undefined }))
  }

  return { form, errors, failure, busy, submit, forget }
}

/** The control of a name; of several, as radio buttons are, the first. */
function controlOf(form: HTMLFormElement | null, name: string): HTMLElement | null {
  const found = form?.elements.namedItem(name)
  const first = found instanceof RadioNodeList ? found[0] : found
  return first instanceof HTMLElement ? first : null
}

/** Puts “there is one already” to the control of that name. */
export function conflictAt(control: string): (failure: ApiError) => string | null {
  return (failure) => (failure.status === 409 ? control : null)
}
