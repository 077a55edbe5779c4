import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { foldersQuery, folderStandingsQuery } from '../../api/folders'
import type { Link } from '../../api/links'
import { counted } from '../../format/numbers'
import { nameOf } from '../../format/shortLinks'
import { useWorkspace } from '../../shell/workspaces'
import { ActionDialog } from './ActionDialog'

const NONE = ''

/** Chooses the folder that links go into. */
export function MoveDialog({
  links,
  onMove,
  onClose,
}: {
  links: Link[]
  onMove: (folderId: string | null, name: string) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const { data: folders = [], isPending } = useQuery(foldersQuery(workspace.id))
  const { data: standings = [] } = useQuery({ ...folderStandingsQuery(workspace.id), staleTime: 30_000 })
  const same = links.every((link) => link.folderId === links[0]?.folderId) ? (links[0]?.folderId ?? NONE) : null
  const [chosen, setChosen] = useState<string | null>(same)
  const choices = [
    { id: NONE, name: 'Unsorted', mayWrite: true },
    ...folders.map(({ id, name }) => ({
      id,
      name,
      mayWrite: standings.find((each) => each.id === id)?.permissions.includes('folders.links.write') ?? false,
    })),
  ]
  return (
    <ActionDialog
      title={links.length === 1 && links[0] ? `Move ${nameOf(links[0])}` : `Move ${counted(links.length, 'link', 'links')}`}
      verb="Move"
      disabled={chosen === null || chosen === same}
      onSubmit={() => chosen !== null && onMove(chosen || null, choices.find(({ id }) => id === chosen)?.name ?? '')}
      onClose={onClose}
    >
      <fieldset>
        <legend className="mb-1 font-semibold">To the folder</legend>
        {choices.map(({ id, name, mayWrite }) => (
          <label
            key={id}
            className="flex min-h-9 items-center gap-2.5 rounded-sm px-2 touch-target hover:bg-sunken has-disabled:cursor-not-allowed has-disabled:text-subtle"
          >
            <input
              type="radio"
              name="folder"
              className="size-4 shrink-0 accent-spruce"
              disabled={!mayWrite}
              checked={chosen === id}
              onChange={() => setChosen(id)}
            />
            <bdi className="min-w-0 truncate">{name}</bdi>
            {!mayWrite && <span className="ml-auto shrink-0 text-xs">You may not add links</span>}
          </label>
        ))}
      </fieldset>
      {!isPending && folders.length === 0 && <p className="text-muted">There are no folders yet.</p>}
    </ActionDialog>
  )
}
