import { type ReactNode, useId } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

/** A small form whose button acts on links. */
export function ActionDialog({
  title,
  verb,
  look = 'primary',
  disabled,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  verb: string
  look?: 'primary' | 'danger'
  disabled?: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus={(look === 'danger' && !disabled) || undefined}>
            Cancel
          </Button>
          <Button type="submit" form={id} look={look} disabled={disabled}>
            {verb}
          </Button>
        </div>
      }
    >
      <form
        id={id}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!disabled) onSubmit()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
