import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { deleteWorkspace } from '../api/people'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Section } from '../ui/Section'

export function DeleteSection() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  return (
    <Section title="Delete the workspace" about="With all its links, domains, keys, webhooks and customers, for good.">
      <Button look="danger" className="self-start" onClick={() => setOpen(true)}>
        Delete workspace
      </Button>
      {open && (
        <ConfirmDialog
          title="Delete the workspace"
          verb="Delete workspace"
          doing="Deleting…"
          type={{ label: `Type ${workspace.slug} to go on`, text: workspace.slug }}
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await deleteWorkspace(workspace.id)
            queries.clear()
            await navigate({ to: '/' })
          }}
        >
          <p>
            <strong className="[overflow-wrap:anywhere]">{workspace.name}</strong> and everything in it are deleted. Its
            short links stop working at once, for everybody. This cannot be undone: export what you want to keep first.
          </p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
