import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { FOLDERS_PAGE, foldersQuery } from '../api/folders'
import { problemOf } from '../api/problem'
import { counted } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { TextField } from '../ui/TextField'
import { useDebounced } from '../ui/useDebounced'

const PAUSE = 200

/** Chooses folders; where there are many, by a part of their name. */
export function FoldersPicker({
  chosen,
  fixed,
  error,
  onChange,
}: {
  /** The ids. */
  chosen: string[]
  fixed: boolean
  error: string | undefined
  onChange: (ids: string[]) => void
}) {
  const workspace = useWorkspace()
  const id = useId()
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim(), PAUSE)
  const { data: folders, error: failure } = useQuery(foldersQuery(workspace.id, search ? { search } : {}))
  const many = search !== '' || (folders?.length ?? 0) >= FOLDERS_PAGE
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined} disabled={fixed}>
      <legend className="mb-1 font-semibold">Which folders</legend>
      {many && <TextField label="Whose name contains" value={typed} onChange={setTyped} className="mb-2" />}
      <div className="max-h-56 overflow-y-auto rounded-sm border px-3 py-1">
        {failure && <p className="py-1.5 text-danger">{problemOf(failure).message}</p>}
        {folders?.length === 0 && (
          <p className="py-1.5 text-muted">{search ? 'No folder is called like that.' : 'There are no folders yet.'}</p>
        )}
        <ul>
          {folders?.map((folder) => (
            <li key={folder.id}>
              <label className="flex min-h-9 items-center gap-2.5 touch-target">
                <input
                  type="checkbox"
                  name="folderIds"
                  className="size-4 shrink-0 accent-spruce"
                  checked={chosen.includes(folder.id)}
                  onChange={(event) =>
                    onChange(event.target.checked ? [...chosen, folder.id] : chosen.filter((each) => each !== folder.id))
                  }
                />
                <bdi className="min-w-0 truncate">{folder.name}</bdi>
              </label>
            </li>
          ))}
        </ul>
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-danger">
          {error}
        </p>
      )}
      {many && chosen.length > 0 && (
        <p role="status" className="mt-1 text-xs text-subtle">
          {counted(chosen.length, 'folder is', 'folders are')} chosen.
        </p>
      )}
    </fieldset>
  )
}
