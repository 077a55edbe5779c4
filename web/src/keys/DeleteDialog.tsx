import { useQueryClient } from '@tanstack/react-query'
import { deleteKey, type Key, keysQuery } from '../api/keys'
import { useWorkspace } from '../shell/workspaces'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Time } from '../ui/Time'

export function DeleteDialog({ apiKey, onDone, onClose }: { apiKey: Key; onDone: () => void; onClose: () => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  return (
    <ConfirmDialog
      title="Delete API key"
      verb="Delete API key"
      doing="Deleting…"
      onClose={onClose}
      onConfirm={async () => {
        await deleteKey(workspace.id, apiKey.id)
        void queries.invalidateQueries({ queryKey: keysQuery(workspace.id).queryKey })
        onDone()
      }}
    >
      <p>
        Whatever uses <strong className="[overflow-wrap:anywhere]">{apiKey.name}</strong> is refused at once. This cannot
        be undone.
      </p>
      <p className="text-muted">
        {apiKey.lastUsed ? (
          <>
            It was last used <Time iso={apiKey.lastUsed} />.
          </>
        ) : (
          'It was never used.'
        )}
      </p>
    </ConfirmDialog>
  )
}
