import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { linkTotalQuery } from '../api/linkCounts'
import { type Link, type LinkSearch, linksQuery } from '../api/links'
import { counted } from '../format/numbers'
import { nameOf } from '../format/shortLinks'
import { PageHeading } from '../shell/Shell'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { copyText } from '../ui/clipboard'
import { Refreshing } from '../ui/Refreshing'
import { useToast } from '../ui/Toasts'
import { useOfferedDomains } from './builder/domains'
import { copyOf } from './builder/draft'
import { BulkBar } from './bulk/BulkBar'
import { archiving, tracking } from './bulk/changes'
import { Refusals } from './bulk/Refusals'
import { useBulk } from './bulk/useBulk'
import { useLinkChanges } from './changes'
import { FilterChips } from './list/FilterChips'
import { FolderPicker } from './list/FolderPicker'
import { ListHead, Turns } from './list/ListHead'
import { Results } from './list/Results'
import type { RowActions } from './list/rowActions'
import { changed, filterOf, spansFolders, toggled, turned } from './list/search'
import { Toolbar } from './list/Toolbar'
import { useListKeys } from './list/useListKeys'
import { usePastedUrl } from './list/usePastedUrl'
import { useSelection } from './list/useSelection'
import { type Open, Overlays } from './Overlays'

const NO_FILTERS = { search: undefined, domain: undefined, tagIds: undefined, userId: undefined }

export function LinksPage() {
  useTitle('Links')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/links' })
  const navigate = useNavigate({ from: '/$workspace/links' })
  const { data: page, error, isFetching, isPlaceholderData, refetch } = useQuery(linksQuery(workspace.id, search))
  const { data: total } = useQuery(linkTotalQuery(workspace.id, filterOf(search)))
  const domains = useOfferedDomains()
  const toast = useToast()
  const changes = useLinkChanges()
  const bulk = useBulk()
  const asked = useLocation({ select: ({ state }) => state.newLink })
  const [open, setOpen] = useState<Open>(asked ? { kind: 'build', link: null, start: asked } : null)
  const [newest, setNewest] = useState<string | null>(null)
  const searchInput = useRef<HTMLInputElement>(null)
  const links = page?.links ?? []
  const selection = useSelection(links)
  const selected = selection.links

  const ask = (change: Partial<LinkSearch>) => void navigate({ search: changed(search, change), replace: true })
  const build = (url = '') => setOpen({ kind: 'build', link: null, start: { url, folderId: search.folderId ?? '' } })

  async function created(link: Link, more = '') {
    setNewest(link.id)
    const copied = await copyText(link.shortLink)
    toast({ message: `${nameOf(link)} is ${copied ? 'copied' : 'ready'}.${more}` })
  }

  async function copyId({ id }: Link) {
    const copied = await copyText(id)
    toast(copied ? { message: `${id} is copied.` } : { kind: 'error', message: `Copying failed: ${id}` })
  }

  const actions: RowActions = {
    edit: (link) => setOpen({ kind: 'build', link }),
    qr: (link) => setOpen({ kind: 'qr', link }),
    duplicate: (link) => setOpen({ kind: 'build', link: null, start: copyOf(link) }),
    copyId: (link) => void copyId(link),
    move: (link) => setOpen({ kind: 'move', links: [link] }),
    archive: (link, archived) => void changes.archive(link, archived),
    askToDelete: (link) => setOpen({ kind: 'delete', link }),
  }
  const bulkActions = {
    tag: () => setOpen({ kind: 'tags', links: selected }),
    move: () => setOpen({ kind: 'move', links: selected }),
    track() {
      const on = !selected.every((link) => link.trackConversion)
      void bulk.change(selected, tracking(selected, on), on ? 'now track conversions' : 'no longer track conversions')
    },
    archive() {
      const on = !selected.every((link) => link.archived)
      void bulk.change(selected, archiving(selected, on), on ? 'archived' : 'back in the list')
    },
    remove: () => setOpen({ kind: 'deleteMany', links: selected }),
  }

  useListKeys({
    links,
    selection,
    actions,
    bulkActions,
    page: {
      c: () => build(),
      f: () => setOpen({ kind: 'filter' }),
      a: () => ask({ showArchived: search.showArchived ? undefined : true }),
      '/': () => searchInput.current?.focus(),
      Escape: () => ask(NO_FILTERS),
    },
  })
  usePastedUrl(build)
  useEffect(() => {
    // once: whoever reloads the page or comes back to it did not ask again
    if (asked) void navigate({ search: (before) => before, state: {}, replace: true })
  }, [asked, navigate])

  return (
    <>
      <div className="mb-4 flex items-center justify-between gap-4">
        <div className="flex min-w-0 items-center gap-2">
          <PageHeading>Links</PageHeading>
          <FolderPicker
            folderId={search.folderId}
            everywhere={spansFolders(search)}
            onChange={(folderId) => ask({ folderId })}
          />
        </div>
        <Button look="primary" onClick={() => build()} title="Create a link (C)" aria-keyshortcuts="c">
          <Plus size={16} strokeWidth={2} aria-hidden />
          Create link
        </Button>
      </div>
      <Toolbar
        search={search}
        onChange={ask}
        onFilter={() => setOpen({ kind: 'filter' })}
        searchInput={searchInput}
      />
      <FilterChips search={search} shown={links} onChange={ask} />
      <Refusals refusals={bulk.refusals} onForget={bulk.forget} />
      <section aria-label="Links" className="mt-3 overflow-hidden rounded-md border bg-surface">
        <Refreshing active={isFetching && isPlaceholderData} />
        {links.length > 0 && <ListHead count={links.length} total={total} selection={selection} />}
        <Results
          page={page}
          error={error}
          search={search}
          newest={newest}
          selection={selection}
          actions={actions}
          onTag={(id) => ask({ tagIds: toggled(search.tagIds, id) })}
          onRetry={() => void refetch()}
          onClear={() => ask(NO_FILTERS)}
          onCreate={() => build()}
          onCreated={(link) => void created(link)}
        />
      </section>
      <p role="status" className="sr-only">
        {page && !isPlaceholderData && `${counted(links.length, 'link', 'links')} on this page`}
      </p>
      {page && (page.hasPrevious || page.hasNext) && (
        <Turns
          page={page}
          onTurn={(direction) => {
            selection.clear()
            void navigate({ search: turned(search, direction, links) })
          }}
        />
      )}
      {selected.length > 0 && (
        <>
          <BulkBar links={selected} busy={bulk.busy} actions={bulkActions} onClear={selection.clear} />
          {/* so that the bar hides no row for good */}
          <div aria-hidden className="h-16" />
        </>
      )}
      <Overlays
        open={open}
        search={search}
        shown={links}
        bulk={bulk}
        domains={domains}
        onSearch={ask}
        onRemove={changes.remove}
        onCreated={(link, more) => void created(link, more)}
        onDeleted={selection.clear}
        onClose={() => setOpen(null)}
      />
    </>
  )
}
