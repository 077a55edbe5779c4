import type { Webhook } from '../api/webhooks'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Secret } from '../ui/Secret'

/** What a new webhook signs with. */
export function SecretDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  return (
    <Dialog
      title="Webhook created"
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
          <strong className="[overflow-wrap:anywhere]">{webhook.name}</strong> signs all it sends with this secret. Keep
          it where your endpoint checks the signatures, and nowhere else.
        </p>
        <div className="rounded-sm border bg-sunken px-3 py-1.5">
          <Secret name="secret" text={webhook.secret} shown />
        </div>
        <p className="text-muted">From now on it is hidden until somebody who manages the workspace asks for it.</p>
      </div>
    </Dialog>
  )
}
