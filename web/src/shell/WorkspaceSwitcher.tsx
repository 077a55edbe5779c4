import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChevronsUpDown, Plus } from 'lucide-react'
import { useState } from 'react'
import { type Workspace, workspacesQuery } from '../api/session'
import { NewWorkspaceDialog } from '../general/NewWorkspaceDialog'
import { Menu } from '../ui/Menu'

export function WorkspaceSwitcher({ current }: { current: Workspace }) {
  const { data: workspaces } = useSuspenseQuery(workspacesQuery)
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  return (
    <>
      <Menu
        align="start"
        header={<p className="px-2.5 py-1.5 text-xs font-medium text-subtle">Workspaces</p>}
        trigger={
          <button
            type="button"
            aria-label={`Workspace ${current.name}`}
            className="flex min-h-9 min-w-0 flex-1 items-center justify-between gap-2 rounded-sm px-2 text-left hover:bg-sunken touch-target"
          >
            <span className="truncate font-semibold">{current.name}</span>
            <ChevronsUpDown size={16} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
          </button>
        }
        groups={[
          workspaces.map((workspace) => ({
            label: workspace.name,
            checked: workspace.id === current.id,
            // the same kind of page, without filters that mean nothing there
            run: () => void navigate({ to: '.', params: { workspace: workspace.slug }, search: {} }),
          })),
          [
            {
              label: 'Create workspace',
              icon: <Plus size={18} strokeWidth={1.5} aria-hidden />,
              run: () => setCreating(true),
            },
          ],
        ]}
      />
      {creating && <NewWorkspaceDialog onClose={() => setCreating(false)} />}
    </>
  )
}
