import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Form, FormFailure } from './Form'
import type { FormState } from './useForm'

/** A part of a page that is filled in and saved by itself. */
export function SectionForm({
  title,
  about,
  dirty,
  saved,
  state,
  onReset,
  children,
}: {
  title: string
  about?: ReactNode
  /** Whether something would be lost. */
  dirty: boolean
  /** When it was saved last, from here. */
  saved: Date | null
  state: FormState
  /** Back to what is stored. */
  onReset: () => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={`${id}-title`} className="rounded-md border bg-surface">
      <div className="border-b px-4 py-3 sm:px-5">
        <h2 id={`${id}-title`} className="text-base font-semibold">
          {title}
        </h2>
        {about && <p className="text-muted">{about}</p>}
      </div>
      <div className="px-4 py-4 sm:px-5">
        <Form id={id} state={state}>
          {children}
        </Form>
      </div>
      <div className="border-t px-4 py-3 sm:px-5">
        <FormFailure text={state.failure} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p role="status" className="mr-auto text-muted">
            {saved && !dirty && `Saved at ${CLOCK.format(saved)}`}
          </p>
          {dirty && (
            <Button look="quiet" onClick={onReset} disabled={state.busy}>
              Reset
            </Button>
          )}
          <Button
            type="submit"
            form={id}
            look="primary"
            disabled={state.busy || !dirty}
            title={dirty ? undefined : 'Nothing has changed'}
          >
            {state.busy ? 'Saving…' : 'Save changes'}
          </Button>
        </div>
      </div>
      <LeaveGuard dirty={dirty} />
    </section>
  )
}

const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' })

/** Asks before a page with something unsaved is left. */
function LeaveGuard({ dirty }: { dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog
      title="Not saved yet"
      onClose={reset}
      footer={
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={proceed}>
            Discard
          </Button>
          <Button look="primary" onClick={reset} data-autofocus>
            Keep editing
          </Button>
        </div>
      }
    >
      <p>What you changed on this page is not saved yet.</p>
    </Dialog>
  )
}
