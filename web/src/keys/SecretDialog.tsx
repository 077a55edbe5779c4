import { Button } from '../ui/Button'
import { Code } from '../ui/Code'
import { Dialog } from '../ui/Dialog'
import { Secret } from '../ui/Secret'

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
          Copy it now. <strong>It is not shown again</strong>: the server keeps nothing it could be read from.
        </p>
        <div className="rounded-sm border bg-sunken px-3 py-1.5">
          <Secret name="key" text={secret} shown />
        </div>
        <div>
          <p className="mb-1 text-muted">To try it:</p>
          <Code label="the command" text={`curl ${location.origin}/api/links -H 'Authorization: Bearer ${secret}'`} />
        </div>
      </div>
    </Dialog>
  )
}
