import { useQueryClient } from '@tanstack/react-query'
import { type Installation, installationsQuery, revokeInstallation } from '../api/oauth'
import { useWorkspace } from '../shell/workspaces'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useToast } from '../ui/Toasts'

export function RevokeDialog({ installation, onClose }: { installation: Installation; onClose: () => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const toast = useToast()
  const { app, user } = installation
  return (
    <ConfirmDialog
      title="Revoke access"
      verb="Revoke access"
      doing="Revoking…"
      onClose={onClose}
      onConfirm={async () => {
        await revokeInstallation(workspace.id, installation.id)
        await queries.invalidateQueries({ queryKey: installationsQuery(workspace.id).queryKey })
        onClose()
        toast({ message: `${app.name} is shut out.` })
      }}
    >
      <p>
        <strong className="[overflow-wrap:anywhere]">{app.name}</strong> can do nothing more here for{' '}
        <strong className="[overflow-wrap:anywhere]">{user.name ?? 'somebody without a name'}</strong>, at once, and the
        webhooks that it made are deleted. To use it again, it has to be allowed again.
      </p>
    </ConfirmDialog>
  )
}
