import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type App, appsQuery, deleteApp } from '../api/oauth'
import { counted } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Section } from '../ui/Section'
import { useToast } from '../ui/Toasts'

export function DeleteSection({ app }: { app: App }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  return (
    <Section title="Delete the app" about="For everybody who has let it in.">
      <Button look="danger" className="self-start" onClick={() => setOpen(true)}>
        Delete app
      </Button>
      {open && (
        <ConfirmDialog
          title="Delete the app"
          verb="Delete app"
          doing="Deleting…"
          type={{ label: `Type ${app.slug} to go on`, text: app.slug }}
          onClose={() => setOpen(false)}
          onConfirm={async () => {
            await deleteApp(workspace.id, app.id)
            // what is known of it alone would be asked for in vain
            void queries.invalidateQueries({ queryKey: appsQuery(workspace.id).queryKey, exact: true })
            await navigate({ to: '/$workspace/settings/apps', params: { workspace: workspace.slug } })
            toast({ message: `${app.name} is deleted.` })
          }}
        >
          <p>
            <strong className="[overflow-wrap:anywhere]">{app.name}</strong> and its credentials are deleted. This cannot
            be undone.
          </p>
          <p>
            {app.installations === 0
              ? 'Nobody has installed it.'
              : `It has ${counted(app.installations, 'installation', 'installations')}, which end at once.`}
          </p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
