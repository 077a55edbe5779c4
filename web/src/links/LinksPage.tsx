import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type Link, type LinkPage, type LinkSearch, linksQuery } from '../api/links'
import { instanceQuery } from '../api/session'
import { counted } from '../format/numbers'
import { nameOf } from '../format/shortLinks'
import { isPastedUrl } from '../format/urls'
import { PageHeading } from '../shell/Shell'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { copyText } from '../ui/clipboard'
import { Failure } from '../ui/Failure'
import { Refreshing } from '../ui/Refreshing'
import { useToast } from '../ui/Toasts'
import { useShortcuts } from '../ui/useShortcuts'
import { LinkBuilder } from './builder/LinkBuilder'
import { useLinkChanges } from './changes'
import { DeleteDialog } from './DeleteDialog'
import { EmptyLinks } from './EmptyLinks'
import { LinkRow, type RowActions } from './LinkRow'
import { changed, turned } from './search'
import { Toolbar } from './Toolbar'

type Open = { kind: 'build'; link: Link | null; url?: string } | { kind: 'delete'; link: Link } | null

export function LinksPage() {
  useTitle('Links')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/links' })
  const navigate = useNavigate({ from: '/$workspace/links' })
  const { data: page, error, isFetching, isPlaceholderData, refetch } = useQuery(linksQuery(workspace.id, search))
  const { data: instance } = useQuery(instanceQuery)
  const toast = useToast()
  const changes = useLinkChanges()
  const [open, setOpen] = useState<Open>(null)
  const [newest, setNewest] = useState<string | null>(null)
  const searchInput = useRef<HTMLInputElement>(null)

  const ask = (change: Partial<LinkSearch>) => void navigate({ search: changed(search, change), replace: true })
  const build = (url?: string) => setOpen({ kind: 'build', link: null, url })

  useShortcuts({
    c: () => build(),
    a: () => ask({ showArchived: search.showArchived ? undefined : true }),
    '/': () => searchInput.current?.focus(),
    Escape: () => search.search && ask({ search: undefined }),
  })
  usePastedUrl(build)

  async function created(link: Link) {
    setOpen(null)
    setNewest(link.id)
    const name = nameOf(link)
    const copied = await copyText(link.shortLink)
    toast({ message: copied ? `${name} is copied.` : `${name} is ready.` })
  }

  function saved(link: Link, isNew: boolean) {
    if (isNew) void created(link)
    else setOpen(null)
  }

  const actions: RowActions = {
    edit: (link) => setOpen({ kind: 'build', link }),
    archive: (link, archived) => void changes.archive(link, archived),
    askToDelete: (link) => setOpen({ kind: 'delete', link }),
  }

  return (
    <>
      <div className="mb-4 flex items-center justify-between gap-4">
        <PageHeading>Links</PageHeading>
        <Button look="primary" onClick={() => build()} title="Create a link (C)" aria-keyshortcuts="c">
          <Plus size={16} strokeWidth={2} aria-hidden />
          Create link
        </Button>
      </div>
      <Toolbar search={search} onChange={ask} searchInput={searchInput} />
      <section aria-label="Links" className="mt-3 overflow-hidden rounded-md border bg-surface">
        <Refreshing active={isFetching && isPlaceholderData} />
        <Results
          page={page}
          error={error}
          search={search}
          newest={newest}
          actions={actions}
          onRetry={() => void refetch()}
          onClear={() => ask({ search: undefined })}
          onCreated={(link) => void created(link)}
        />
      </section>
      <p role="status" className="sr-only">
        {page && !isPlaceholderData && `${counted(page.links.length, 'link', 'links')} on this page`}
      </p>
      {page && (page.hasPrevious || page.hasNext) && (
        <Pages page={page} onTurn={(direction) => void navigate({ search: turned(search, direction, page.links) })} />
      )}
      {open?.kind === 'build' && (
        <LinkBuilder
          key={open.link?.id ?? open.url}
          link={open.link}
          url={open.url}
          domains={domainsOf(instance?.defaultDomain, page?.links ?? [])}
          onSaved={saved}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.kind === 'delete' && (
        <DeleteDialog
          link={open.link}
          onClose={() => setOpen(null)}
          onDelete={() => {
            setOpen(null)
            void changes.remove(open.link).then((done) => {
              if (done) toast({ message: `${nameOf(open.link)} is deleted.` })
            })
          }}
        />
      )}
    </>
  )
}

function Results({
  page,
  error,
  search,
  newest,
  actions,
  onRetry,
  onClear,
  onCreated,
}: {
  page: LinkPage | undefined
  error: unknown
  search: LinkSearch
  newest: string | null
  actions: RowActions
  onRetry: () => void
  onClear: () => void
  onCreated: (link: Link) => void
}) {
  if (!page) return error ? <Failure what="The links could not be loaded." error={error} onRetry={onRetry} /> : <Waiting />
  if (page.links.length > 0) {
    return (
      <ul className="divide-y">
        {page.links.map((link) => (
          <LinkRow key={link.id} link={link} search={search.search} isNew={link.id === newest} actions={actions} />
        ))}
      </ul>
    )
  }
  if (search.search) {
    return (
      <div className="flex flex-col items-start gap-3 p-6">
        <p>
          No link contains “<span className="font-semibold break-all">{search.search}</span>”
          {search.showArchived ? '.' : ' that is not archived.'}
        </p>
        <Button onClick={onClear}>Clear the search</Button>
      </div>
    )
  }
  if (page.hasPrevious) return <p className="p-6 text-muted">No more links.</p>
  return <EmptyLinks onCreated={onCreated} />
}

/** As high as the rows that will be there. */
function Waiting() {
  return (
    <div className="late divide-y" role="status" aria-label="Loading links">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="flex h-[73px] flex-col justify-center gap-2 px-4">
          <div className="h-3.5 w-44 rounded-sm bg-sunken" />
          <div className="h-3 w-72 max-w-full rounded-sm bg-sunken" />
        </div>
      ))}
    </div>
  )
}

function Pages({ page, onTurn }: { page: LinkPage; onTurn: (direction: 'next' | 'previous') => void }) {
  return (
    <nav aria-label="Pages of links" className="mt-3 flex items-center justify-end gap-2">
      <Button disabled={!page.hasPrevious} onClick={() => onTurn('previous')}>
        <ChevronLeft size={16} strokeWidth={1.5} aria-hidden /> Previous
      </Button>
      <Button disabled={!page.hasNext} onClick={() => onTurn('next')}>
        Next <ChevronRight size={16} strokeWidth={1.5} aria-hidden />
      </Button>
    </nav>
  )
}

/** The server's own domain, and those that links here are on. */
function domainsOf(usual: string | undefined, links: Link[]): string[] {
  const all = links.map((link) => link.domain)
  return [...new Set(usual ? [usual, ...all] : all)]
}

/** An address pasted into the page, rather than into a field, is meant to be shortened. */
function usePastedUrl(receive: (url: string) => void) {
  const latest = useRef(receive)
  latest.current = receive
  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
      if (!inField && isPastedUrl(text)) latest.current(text.trim())
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
