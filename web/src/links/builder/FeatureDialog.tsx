import { type ReactNode, useId } from 'react'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'

/** One of the things most links do without. What is entered is part of the link at once. */
export function FeatureDialog({
  title,
  isSet,
  onRemove,
  onClose,
  children,
}: {
  title: string
  isSet: boolean
  onRemove: () => void
  onClose: () => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <div className="flex items-center justify-end gap-2">
          {isSet && (
            <Button
              look="quiet"
              className="mr-auto"
              onClick={() => {
                onRemove()
                onClose()
              }}
            >
              Remove
            </Button>
          )}
          <Button type="submit" form={id} look="primary">
            Done
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
          onClose()
        }}
      >
        {children}
      </form>
    </Dialog>
  )
}
