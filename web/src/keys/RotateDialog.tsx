import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Key, keysQuery, rotateKey } from '../api/keys'
import { useWorkspace } from '../shell/workspaces'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Field } from '../ui/Field'

const GRACES = [
  { seconds: 0, label: 'At once' },
  { seconds: 3_600, label: 'In an hour' },
  { seconds: 86_400, label: 'In a day' },
  { seconds: 604_800, label: 'In seven days' },
]

export function RotateDialog({
  apiKey,
  onDone,
  onClose,
}: {
  apiKey: Key
  /** Takes the new secret. */
  onDone: (secret: string) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [grace, setGrace] = useState(0)
  return (
    <ConfirmDialog
      title="Rotate API key"
      verb="Rotate API key"
      doing="Rotating…"
      look="primary"
      onClose={onClose}
      onConfirm={async () => {
        const { token } = await rotateKey(workspace.id, apiKey.id, grace)
        void queries.invalidateQueries({ queryKey: keysQuery(workspace.id).queryKey })
        onDone(token)
      }}
    >
      <p>
        <strong className="[overflow-wrap:anywhere]">{apiKey.name}</strong> gets a new secret, with the same permissions.
      </p>
      <Field label="The old one ends" help="Long enough to tell the new one to all that use the key.">
        {(control) => (
          <select
            {...control}
            name="grace"
            className="field-box"
            value={grace}
            onChange={(event) => setGrace(Number(event.target.value))}
          >
            {GRACES.map(({ seconds, label }) => (
              <option key={seconds} value={seconds}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    </ConfirmDialog>
  )
}
