import type { Link, LinkSearch } from '../api/links'
import { absolute } from '../format/dates'
import { nameOf } from '../format/shortLinks'
import { useToast } from '../ui/Toasts'
import type { OfferedDomain } from './builder/domains'
import type { Draft } from './builder/draft'
import { LinkBuilder } from './builder/LinkBuilder'
import { moving } from './bulk/changes'
import { DeleteDialog } from './bulk/DeleteDialog'
import { DeleteLinksDialog } from './bulk/DeleteLinksDialog'
import { MoveDialog } from './bulk/MoveDialog'
import { TagsDialog } from './bulk/TagsDialog'
import type { useBulk } from './bulk/useBulk'
import { FilterDialog } from './list/FilterDialog'
import { QrDialog } from './qr/QrDialog'
import { withOfferedDomain } from './quickCreate'

/** What lies over the list. */
export type Open =
  | { kind: 'build'; link: Link | null; start?: Partial<Draft> }
  | { kind: 'qr' | 'delete'; link: Link }
  | { kind: 'tags' | 'move' | 'deleteMany'; links: Link[] }
  | { kind: 'filter' }
  | null

type Props = {
  open: Open
  search: LinkSearch
  shown: Link[]
  bulk: ReturnType<typeof useBulk>
  /** Null until they are known. */
  domains: OfferedDomain[] | null
  onSearch: (change: Partial<LinkSearch>) => void
  onRemove: (link: Link) => Promise<boolean>
  /** With what should be said beside that it is there. */
  onCreated: (link: Link, more: string) => void
  onDeleted: () => void
  onClose: () => void
}

export function Overlays({ open, ...rest }: Props) {
  const { bulk, onClose } = rest
  const toast = useToast()
  switch (open?.kind) {
    case undefined:
      return null
    case 'build':
      return <Builder {...rest} link={open.link} start={open.start} />
    case 'qr':
      return <QrDialog link={open.link} onClose={onClose} />
    case 'filter':
      return <FilterDialog search={rest.search} shown={rest.shown} onChange={rest.onSearch} onClose={onClose} />
    case 'tags':
      return (
        <TagsDialog
          links={open.links}
          onClose={onClose}
          onApply={(steps) => {
            onClose()
            void bulk.change(open.links, steps, 'tagged anew')
          }}
        />
      )
    case 'move':
      return (
        <MoveDialog
          links={open.links}
          onClose={onClose}
          onMove={(folderId, name) => {
            onClose()
            void bulk.change(open.links, moving(open.links, folderId), `moved to ${name}`)
          }}
        />
      )
    case 'deleteMany':
      return (
        <DeleteLinksDialog
          links={open.links}
          onClose={onClose}
          onDelete={(links) => {
            onClose()
            void bulk.remove(links).then((done) => done && rest.onDeleted())
          }}
        />
      )
    case 'delete':
      return (
        <DeleteDialog
          link={open.link}
          onClose={onClose}
          onDelete={() => {
            onClose()
            void rest.onRemove(open.link).then((done) => {
              if (done) toast({ message: `${nameOf(open.link)} is deleted.` })
            })
          }}
        />
      )
  }
}

function Builder({
  link,
  start,
  domains,
  onCreated,
  onClose,
}: Pick<Props, 'domains' | 'onCreated' | 'onClose'> & { link: Link | null; start: Partial<Draft> | undefined }) {
  const toast = useToast()
  if (!domains) return null
  return (
    <LinkBuilder
      key={link?.id ?? 'new'}
      link={link}
      start={withOfferedDomain(start, domains)}
      domains={domains}
      onClose={onClose}
      onSaved={(saved, isNew) => {
        onClose()
        // what the server understood, which may have been told in words
        const expiry = saved.expiresAt !== (link?.expiresAt ?? null) && saved.expiresAt
        const more = expiry ? ` It expires ${absolute(new Date(expiry))}.` : ''
        if (isNew) onCreated(saved, more)
        else if (more) toast({ message: `${nameOf(saved)} is saved.${more}` })
      }}
    />
  )
}
