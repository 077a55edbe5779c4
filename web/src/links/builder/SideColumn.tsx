import { useQuery } from '@tanstack/react-query'
import { foldersQuery, folderStandingsQuery } from '../../api/folders'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Switch } from '../../ui/Switch'
import { CloakingNote } from './CloakingNote'
import type { Part } from './part'
import { PreviewCard } from './PreviewCard'
import { QrPreview } from './QrPreview'

/** Beside what every link needs: where it is kept, and what others see of it. */
export function SideColumn({
  draft,
  errors,
  change,
  shortLink,
  onPreview,
  onDesign,
}: Part & {
  /** Null as long as the key is unknown. */
  shortLink: string | null
  onPreview: () => void
  onDesign: () => void
}) {
  return (
    <div className="flex flex-col gap-4">
      <FolderField draft={draft} errors={errors} change={change} />
      <Switch
        label="Conversion tracking"
        name="trackConversion"
        hint="C"
        help={errors.trackConversion ?? 'Counts leads and sales of its visitors.'}
        checked={draft.trackConversion}
        onChange={(trackConversion) => change({ trackConversion })}
      />
      <CloakingNote draft={draft} />
      <section aria-label="QR code">
        <div className="mb-1 flex items-center justify-between gap-2">
          <h3 className="font-semibold">QR code</h3>
          <Button look="quiet" disabled={shortLink === null} onClick={onDesign} title="Design the QR code (Q)">
            Design…
          </Button>
        </div>
        <QrPreview shortLink={shortLink} domain={draft.domain} />
      </section>
      <section aria-label="Link preview">
        <div className="mb-1 flex items-center justify-between gap-2">
          <h3 className="font-semibold">Link preview</h3>
          <Button look="quiet" onClick={onPreview} title="Change the preview (L)" aria-keyshortcuts="l">
            Edit…
          </Button>
        </div>
        <PreviewCard draft={draft} />
      </section>
    </div>
  )
}

function FolderField({ draft, errors, change }: Part) {
  const workspace = useWorkspace()
  const { data: folders = [] } = useQuery({ ...foldersQuery(workspace.id), staleTime: 30_000 })
  const { data: standings = [] } = useQuery({ ...folderStandingsQuery(workspace.id), staleTime: 30_000 })
  const mayWrite = (id: string) =>
    standings.find((each) => each.id === id)?.permissions.includes('folders.links.write') ?? false
  const choices = folders.filter(({ id }) => id === draft.folderId || mayWrite(id))
  return (
    <Field label="Folder" error={errors.folderId}>
      {(control) => (
        <select
          {...control}
          name="folderId"
          value={draft.folderId}
          onChange={(event) => change({ folderId: event.target.value })}
          className="field-box"
        >
          <option value="">Unsorted</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
