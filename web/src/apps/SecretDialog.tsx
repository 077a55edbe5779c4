import { Button } from '../ui/Button'
import { Code } from '../ui/Code'
import { Dialog } from '../ui/Dialog'

/** A client secret itself, this once. */
export function SecretDialog({
  title,
  clientId,
  secret,
  onClose,
}: {
  title: string
  clientId: string
  secret: string
  onClose: () => void
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose} data-autofocus>
            Done
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-3">
        <p>
          Copy the client secret now. <strong>It is not shown again</strong>: the server keeps nothing it could be read
          from.
        </p>
        <Code label="Client id" text={clientId} />
        <Code label="Client secret" text={secret} />
      </div>
    </Dialog>
  )
}
