import { Button } from '../ui/Button'
import { Code } from '../ui/Code'
import { Dialog } from '../ui/Dialog'

/** A key itself, this once. */
export function SecretDialog({ title, secret, onClose }: { title: string; secret: string; onClose: () => void }) {
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
          Copy the key now. <strong>It is not shown again</strong>: the server keeps nothing it could be read from.
        </p>
        <Code label="API key" text={secret} />
        <Code label="A first call" text={`curl ${location.origin}/api/links -H 'Authorization: Bearer ${secret}'`} />
      </div>
    </Dialog>
  )
}
