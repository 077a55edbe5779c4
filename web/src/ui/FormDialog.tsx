import { type ReactNode, useId, useState } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Form, FormFailure } from './Form'
import type { FormState } from './useForm'

/** A dialog around a form, which does not lose what was entered by accident. */
export function FormDialog({
  title,
  verb,
  doing,
  look = 'primary',
  dirty,
  state,
  onClose,
  children,
}: {
  title: string
  /** What the button does, such as “Create tag”. */
  verb: string
  /** The same while it is being done. */
  doing: string
  look?: 'danger' | 'primary'
  /** Whether something would be lost. */
  dirty: boolean
  state: FormState
  onClose: () => void
  children: ReactNode
}) {
  const id = useId()
  const [leaving, setLeaving] = useState(false)
  const leave = () => (dirty && !leaving ? setLeaving(true) : onClose())
  return (
    <Dialog
      title={title}
      onClose={leave}
      footer={
        <div>
          <FormFailure text={state.failure} />
          {leaving ? (
            <div className="flex flex-wrap items-center justify-end gap-2">
              <p role="alert" className="mr-auto text-warning">
                What you entered is not saved yet.
              </p>
              <Button look="quiet" onClick={onClose}>
                Discard
              </Button>
              <Button look="primary" onClick={() => setLeaving(false)} autoFocus>
                Keep editing
              </Button>
            </div>
          ) : (
            <div className="flex justify-end gap-2">
              <Button look="quiet" onClick={leave}>
                Cancel
              </Button>
              <Button type="submit" form={id} look={look} disabled={state.busy}>
                {state.busy ? doing : verb}
              </Button>
            </div>
          )}
        </div>
      }
    >
      <Form id={id} state={state}>
        {children}
      </Form>
    </Dialog>
  )
}
