import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link as RouterLink, useNavigate, useSearch } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import {
  accessRequestsQuery,
  chooseDefaultFolder,
  defaultFolderQuery,
  deleteFolder,
  type Folder,
  folderCountQuery,
  folderLinksQuery,
  FOLDERS_PAGE,
  type FolderSearch,
  foldersKey,
  foldersQuery,
  folderStandingsQuery,
  UNSORTED,
} from '../api/folders'
import { linksKey } from '../api/links'
import { problemOf } from '../api/problem'
import { counted } from '../format/numbers'
import { linksOf } from '../shell/linksOf'
import { ListEnd, ListPage } from '../shell/ListPage'
import { asked } from '../shell/listSearch'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Empty, NothingFound } from '../ui/States'
import { useToast } from '../ui/Toasts'
import { useListKeys } from '../ui/useListKeys'
import { may, rightsOf } from './access'
import { FolderCard } from './FolderCard'
import { FolderDialog } from './FolderDialog'

type Open = { kind: 'edit'; folder: Folder | null } | { kind: 'delete'; folder: Folder } | null

export function FoldersPage() {
  useTitle('Folders')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/links/folders' })
  const navigate = useNavigate({ from: '/$workspace/links/folders' })
  const folders = useQuery(foldersQuery(workspace.id, search))
  const { data: total } = useQuery(folderCountQuery(workspace.id, search.search))
  const { data: links } = useQuery(folderLinksQuery(workspace.id))
  const { data: standings } = useQuery(folderStandingsQuery(workspace.id))
  const { data: requests } = useQuery(accessRequestsQuery(workspace.id))
  const { data: preferred } = useQuery(defaultFolderQuery(workspace.id))
  const queries = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<Open>(null)
  const rights = rightsOf(standings)
  const ask = (change: Partial<FolderSearch>) => void navigate({ search: asked(search, change), replace: true })
  const create = () => setOpen({ kind: 'edit', folder: null })
  const clear = () => ask({ search: undefined })
  const searchInput = useListKeys({ create, search: search.search, clear })

  async function prefer(folder: Folder, chosen: boolean) {
    try {
      await chooseDefaultFolder(workspace.id, chosen ? folder.id : null)
      await queries.invalidateQueries({ queryKey: defaultFolderQuery(workspace.id).queryKey })
    } catch (failure) {
      toast({ kind: 'error', message: `Your first folder stays as it is. ${problemOf(failure).message}` })
    }
  }

  async function remove(folder: Folder) {
    await deleteFolder(workspace.id, folder.id)
    void queries.invalidateQueries({ queryKey: foldersKey(workspace.id) })
    void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
    setOpen(null)
    toast({ message: `The folder ${folder.name} is deleted.` })
  }

  return (
    <>
      <ListPage
        title="Folders"
        about="A place for each link, and a say in who sees and edits it."
        what="folders"
        create={{ label: 'Create folder', title: 'Create a folder', run: create }}
        search={{ text: search.search, input: searchInput, onChange: (text) => ask({ search: text }) }}
        rows={folders}
        cards
        nothing={
          search.search ? (
            <NothingFound what="folder" search={search.search} onClear={clear} />
          ) : (
            <Empty title="No folders yet" action={<Button onClick={create}>Create the first folder</Button>}>
              Keep the links of a team or a campaign together, and decide who sees and edits them.
            </Empty>
          )
        }
      >
        {(rows) => (
          <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
            {!search.search && (search.page ?? 1) === 1 && <Unsorted links={links?.get(UNSORTED)} />}
            {rows.map((folder) => (
              <FolderCard
                key={folder.id}
                folder={folder}
                links={links && (links.get(folder.id) ?? 0)}
                preferred={preferred?.folderId === folder.id}
                requests={requests?.filter((request) => request.folderId === folder.id).length ?? 0}
                mayWrite={may(rights, folder.id, 'folders.write')}
                actions={{
                  edit: () => setOpen({ kind: 'edit', folder }),
                  remove: () => setOpen({ kind: 'delete', folder }),
                  prefer: (chosen) => void prefer(folder, chosen),
                }}
              />
            ))}
          </ul>
        )}
      </ListPage>
      <ListEnd
        one="folder"
        what="folders"
        total={total}
        settled={!folders.isPlaceholderData}
        page={search.page}
        size={FOLDERS_PAGE}
        onTurn={(page) => void navigate({ search: asked(search, { page }) })}
      />
      {open?.kind === 'edit' && <FolderDialog folder={open.folder} onClose={() => setOpen(null)} />}
      {open?.kind === 'delete' && (
        <ConfirmDialog
          title="Delete folder"
          verb="Delete folder"
          doing="Deleting…"
          onConfirm={() => remove(open.folder)}
          onClose={() => setOpen(null)}
        >
          <p>
            <strong className="[overflow-wrap:anywhere]">{open.folder.name}</strong> is gone for good, and who may do
            what in it.
          </p>
          <p className="text-muted">
            {links?.get(open.folder.id)
              ? `Its ${counted(links.get(open.folder.id)!, 'link stays', 'links stay')}, in no folder.`
              : 'It has no links.'}
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** The links in no folder: always there, never to change. */
function Unsorted({ links }: { links: number | undefined }) {
  const workspace = useWorkspace()
  return (
    <li className="relative flex min-w-0 flex-col gap-2 rounded-md border border-dashed border-line-strong p-4 hover:bg-surface">
      <div className="flex items-start gap-2.5">
        <Inbox size={20} strokeWidth={1.5} aria-hidden className="mt-1.5 shrink-0 text-muted" />
        <h2 className="min-w-0 flex-1 py-1.5 font-semibold">
          <RouterLink
            to="/$workspace/links"
            params={{ workspace: workspace.slug }}
            search={linksOf({ folderId: UNSORTED })}
            className="rounded-sm after:absolute after:inset-0 hover:underline"
          >
            Unsorted
          </RouterLink>
        </h2>
      </div>
      <p className="text-muted">Links in no folder. All members see and edit them.</p>
      <p className="mt-auto pt-1 text-muted tabular-nums">
        {links === undefined ? '–' : counted(links, 'link', 'links')}
      </p>
    </li>
  )
}
