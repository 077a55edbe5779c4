import type { Invite } from '../api/people'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Secret } from '../ui/Secret'

/** Links of invitations, where the server sends no mail; they are not shown again. */
export function LinksDialog({ invites, onClose }: { invites: Invite[]; onClose: () => void }) {
  return (
    <Dialog
      title="Hand these links on"
      shape="large"
      onClose={onClose}
      footer={
        <div className="flex justify-end">
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      }
    >
      <p className="mb-3">
        This server sends no mail. Give each link to its person yourself, and to nobody else: whoever has it can join.
        It is not shown again, but you can make a new one.
      </p>
      <ul className="flex flex-col divide-y rounded-sm border">
        {invites.map((invite) => (
          <li key={invite.id} className="px-3 py-2">
            <p className="font-semibold [overflow-wrap:anywhere]">{invite.email}</p>
            <Secret name={`link for ${invite.email}`} text={invite.inviteUrl ?? ''} shown />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
