import { Archive, ArchiveRestore, CopyPlus, Ellipsis, FolderInput, Hash, Pencil, QrCode, Trash2 } from 'lucide-react'
import type { Link } from '../../api/links'
import { nameOf, ROOT } from '../../format/shortLinks'
import { IconButton } from '../../ui/Button'
import { Menu, type MenuItem } from '../../ui/Menu'
import type { RowActions } from './rowActions'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export function RowMenu({ link, actions }: { link: Link; actions: RowActions }) {
  const remove: MenuItem = {
    label: 'Delete…',
    icon: <Trash2 {...ICON} />,
    hint: 'X',
    danger: true,
    run: () => actions.askToDelete(link),
  }
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${nameOf(link)}`}>
          <Ellipsis {...ICON} />
        </IconButton>
      }
      groups={[
        [
          { label: 'Edit', icon: <Pencil {...ICON} />, hint: 'E', run: () => actions.edit(link) },
          { label: 'QR code', icon: <QrCode {...ICON} />, hint: 'Q', run: () => actions.qr(link) },
          { label: 'Duplicate', icon: <CopyPlus {...ICON} />, hint: 'D', run: () => actions.duplicate(link) },
          { label: 'Copy id', icon: <Hash {...ICON} />, hint: 'I', run: () => actions.copyId(link) },
        ],
        [
          { label: 'Move to a folder…', icon: <FolderInput {...ICON} />, hint: 'M', run: () => actions.move(link) },
          link.archived
            ? {
                label: 'Take out of archive',
                icon: <ArchiveRestore {...ICON} />,
                hint: 'A',
                run: () => actions.archive(link, false),
              }
            : { label: 'Archive', icon: <Archive {...ICON} />, hint: 'A', run: () => actions.archive(link, true) },
        ],
        // a domain's own link goes with the domain only
        link.key === ROOT ? [] : [remove],
      ].filter((items) => items.length > 0)}
    />
  )
}
