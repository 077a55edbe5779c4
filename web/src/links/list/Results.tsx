import { useQuery } from '@tanstack/react-query'
import { foldersQuery } from '../../api/folders'
import type { Link, LinkPage, LinkSearch } from '../../api/links'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { Failure } from '../../ui/Failure'
import { Waiting } from '../../ui/States'
import { useDisplay } from './display'
import { EmptyLinks } from './EmptyLinks'
import { LinkRow } from './LinkRow'
import type { RowActions } from './rowActions'
import { isFiltered, listed } from './search'
import type { Selection } from './useSelection'

/** The links, or why there are none. */
export function Results({
  page,
  error,
  search,
  newest,
  selection,
  actions,
  onTag,
  onRetry,
  onClear,
  onCreate,
  onCreated,
}: {
  page: LinkPage | undefined
  error: unknown
  search: LinkSearch
  newest: string | null
  selection: Selection
  actions: RowActions
  onTag: (id: string) => void
  onRetry: () => void
  onClear: () => void
  onCreate: () => void
  onCreated: (link: Link) => void
}) {
  const workspace = useWorkspace()
  const display = useDisplay()
  const { data: folders = [] } = useQuery({ ...foldersQuery(workspace.id), staleTime: 30_000 })
  if (!page) {
    if (error) return <Failure what="The links could not be loaded." error={error} onRetry={onRetry} />
    return <Waiting what="links" rows={8} height="h-[77px]" />
  }
  if (page.links.length > 0) {
    const folderOf = (link: Link) =>
      link.folderId === (search.folderId ?? null) ? undefined : folders.find(({ id }) => id === link.folderId)?.name
    return (
      <ul className="divide-y">
        {page.links.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            search={search.search}
            tagIds={listed(search.tagIds)}
            display={display}
            folder={folderOf(link)}
            isNew={link.id === newest}
            selected={selection.has(link.id)}
            onSelect={(on, toLast) => selection.set(link.id, on, toLast)}
            onTag={onTag}
            actions={actions}
          />
        ))}
      </ul>
    )
  }
  if (isFiltered(search)) return <NothingFound search={search} onClear={onClear} />
  if (page.hasPrevious) return <p className="p-6 text-muted">No more links.</p>
  if (search.folderId || folders.length > 0) {
    return (
      <div className="flex flex-col items-start gap-3 p-6">
        <p>{search.folderId ? 'This folder has no links yet.' : 'There are no links outside your folders.'}</p>
        <Button onClick={onCreate}>Create one here</Button>
      </div>
    )
  }
  return <EmptyLinks onCreated={onCreated} />
}

function NothingFound({ search, onClear }: { search: LinkSearch; onClear: () => void }) {
  const only = search.search && !search.domain && !search.tagIds && !search.userId
  return (
    <div className="flex flex-col items-start gap-3 p-6">
      <p>
        {search.search ? (
          <>
            No link contains “<span className="font-semibold break-all">{search.search}</span>”
            {only ? '' : ' and fits the other filters'}
          </>
        ) : (
          'No link fits these filters'
        )}
        {search.showArchived ? '.' : ', unless it is archived.'}
      </p>
      <Button onClick={onClear}>{only ? 'Clear the search' : 'Clear filters'}</Button>
    </div>
  )
}
