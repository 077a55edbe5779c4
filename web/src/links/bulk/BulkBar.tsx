import { Archive, ArchiveRestore, FolderInput, Tag, Target, Trash2, X } from 'lucide-react'
import type { Link } from '../../api/links'
import { counted } from '../../format/numbers'
import { Button, IconButton } from '../../ui/Button'

export type BulkActions = {
  tag: () => void
  move: () => void
  track: () => void
  archive: () => void
  remove: () => void
}

const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const

/** What can be done with all that is selected. */
export function BulkBar({
  links,
  busy,
  actions,
  onClear,
}: {
  links: Link[]
  busy: boolean
  actions: BulkActions
  onClear: () => void
}) {
  const tracked = links.every((link) => link.trackConversion)
  const archived = links.every((link) => link.archived)
  const buttons = [
    { key: 'T', label: 'Tag', icon: <Tag {...ICON} />, run: actions.tag },
    { key: 'M', label: 'Move', icon: <FolderInput {...ICON} />, run: actions.move },
    { key: 'C', label: tracked ? 'Stop tracking' : 'Track conversions', icon: <Target {...ICON} />, run: actions.track },
    archived
      ? { key: 'A', label: 'Unarchive', icon: <ArchiveRestore {...ICON} />, run: actions.archive }
      : { key: 'A', label: 'Archive', icon: <Archive {...ICON} />, run: actions.archive },
    { key: 'X', label: 'Delete…', icon: <Trash2 {...ICON} />, run: actions.remove },
  ]
  return (
    <div
      role="toolbar"
      aria-label="Selected links"
      className="appear fixed inset-x-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-30 mx-auto flex max-w-fit items-center gap-1 overflow-x-auto rounded-lg border bg-raised p-1.5 shadow-menu lg:bottom-6 lg:left-[14rem]"
    >
      <p role="status" className="shrink-0 px-2 font-semibold whitespace-nowrap tabular-nums">
        {counted(links.length, 'link', 'links')}
        <span className="sr-only"> selected</span>
      </p>
      {buttons.map(({ key, label, icon, run }) => (
        <Button
          key={key}
          look="quiet"
          disabled={busy}
          onClick={run}
          title={`${label} (${key})`}
          aria-keyshortcuts={key.toLowerCase()}
          className="shrink-0 max-sm:px-2.5"
        >
          {icon}
          <span className="max-md:sr-only">{label}</span>
          <kbd aria-hidden className="font-mono text-xs font-normal text-subtle max-md:hidden">{key}</kbd>
        </Button>
      ))}
      <IconButton label="Select nothing" onClick={onClear}>
        <X {...ICON} />
      </IconButton>
    </div>
  )
}
