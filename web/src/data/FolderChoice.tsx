import { useQuery } from '@tanstack/react-query'
import { foldersQuery } from '../api/folders'
import { useWorkspace } from '../shell/workspaces'
import { Field } from '../ui/Field'

/** Where imported links go; empty for no folder. */
export function FolderChoice({
  error,
  value,
  onChange,
}: {
  error: string | undefined
  value: string
  onChange: (folderId: string) => void
}) {
  const workspace = useWorkspace()
  const { data: folders } = useQuery(foldersQuery(workspace.id))
  return (
    <Field label="Into the folder" error={error} help="For all links; they can be moved later." className="sm:max-w-80">
      {(control) => (
        <select
          {...control}
          name="folderId"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="field-box"
        >
          <option value="">Unsorted</option>
          {folders?.map((folder) => (
            <option key={folder.id} value={folder.id}>
              {folder.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
