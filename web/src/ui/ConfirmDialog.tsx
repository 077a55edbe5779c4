import { type ReactNode, useId, useState } from 'react'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Form, FormFailure } from './Form'
import { TextField } from './TextField'
import { useForm } from './useForm'

/** Asks before something that cannot be undone; the button says what it is. */
export function ConfirmDialog({
  title,
  verb,
  doing,
  look = 'danger',
  type,
  onConfirm,
  onClose,
  children,
}: {
  title: string
  verb: string
  doing: string
  look?: 'danger' | 'primary'
  /** What has to be typed first, where much depends on it. */
  type?: { label: string; text: string }
  /** Throws what the API answered, if it refused. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
  children: ReactNode
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const state = useForm({ send: onConfirm })
  const named = !type || typed.trim().toLowerCase() === type.text.toLowerCase()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <div>
          <FormFailure text={state.failure} />
          <div className="flex justify-end gap-2">
            <Button onClick={onClose} data-autofocus={!type || undefined}>
              Cancel
            </Button>
            <Button
              look={look}
              type="submit"
              form={id}
              disabled={!named || state.busy}
              title={named ? undefined : `Type ${type?.text} first`}
            >
              {state.busy ? doing : verb}
            </Button>
          </div>
        </div>
      }
    >
      <Form id={id} state={named ? state : { ...state, submit: async () => undefined }} className="gap-3">
        {children}
        {type && (
          <TextField
            label={type.label}
            data-autofocus
            mono
            autoCapitalize="none"
            spellCheck={false}
            value={typed}
            placeholder={type.text}
            onChange={setTyped}
          />
        )}
      </Form>
    </Dialog>
  )
}
