import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { linksKey } from '../api/links'
import { type CountedTag, deleteTag, tagCountQuery, TAGS_PAGE, type TagSearch, tagsKey, tagsQuery } from '../api/tags'
import { counted } from '../format/numbers'
import { ListEnd, ListPage } from '../shell/ListPage'
import { asked } from '../shell/listSearch'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Empty, NothingFound } from '../ui/States'
import { TagBadge } from '../ui/TagBadge'
import { useToast } from '../ui/Toasts'
import { useListKeys } from '../ui/useListKeys'
import { TagDialog } from './TagDialog'
import { TagRow } from './TagRow'

type Open = { kind: 'edit'; tag: CountedTag | null } | { kind: 'delete'; tag: CountedTag } | null

export function TagsPage() {
  useTitle('Tags')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/links/tags' })
  const navigate = useNavigate({ from: '/$workspace/links/tags' })
  const tags = useQuery(tagsQuery(workspace.id, search))
  const { data: total } = useQuery(tagCountQuery(workspace.id, search.search))
  const queries = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<Open>(null)
  const ask = (change: Partial<TagSearch>) => void navigate({ search: asked(search, change), replace: true })
  const create = () => setOpen({ kind: 'edit', tag: null })
  const clear = () => ask({ search: undefined })
  const searchInput = useListKeys({ create, search: search.search, clear })

  async function remove(tag: CountedTag) {
    await deleteTag(workspace.id, tag.id)
    void queries.invalidateQueries({ queryKey: tagsKey(workspace.id) })
    void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
    setOpen(null)
    toast({ message: `The tag ${tag.name} is deleted.` })
  }

  return (
    <>
      <ListPage
        title="Tags"
        about="Words to find links by. A link can have several."
        what="tags"
        create={{ label: 'Create tag', title: 'Create a tag', run: create }}
        search={{ text: search.search, input: searchInput, onChange: (text) => ask({ search: text }) }}
        controls={
          <label className="flex min-w-0 flex-1 items-center sm:flex-none">
            <span className="sr-only">Sort by</span>
            <select
              value={search.sortBy ?? 'name'}
              onChange={(event) =>
                ask(
                  event.target.value === 'name'
                    ? { sortBy: undefined, sortOrder: undefined }
                    : { sortBy: 'createdAt', sortOrder: 'desc' },
                )
              }
              className="field-box sm:w-40"
            >
              <option value="name">By name</option>
              <option value="createdAt">Newest first</option>
            </select>
          </label>
        }
        rows={tags}
        nothing={
          search.search ? (
            <NothingFound what="tag" search={search.search} onClear={clear} />
          ) : (
            <Empty title="No tags yet" action={<Button onClick={create}>Create the first tag</Button>}>
              Give links words such as a campaign or a customer, and see all links with one of them at once.
            </Empty>
          )
        }
      >
        {(rows) => (
          <ul className="divide-y">
            {rows.map((tag) => (
              <TagRow
                key={tag.id}
                tag={tag}
                onEdit={() => setOpen({ kind: 'edit', tag })}
                onDelete={() => setOpen({ kind: 'delete', tag })}
              />
            ))}
          </ul>
        )}
      </ListPage>
      <ListEnd
        one="tag"
        what="tags"
        total={total}
        settled={!tags.isPlaceholderData}
        page={search.page}
        size={TAGS_PAGE}
        onTurn={(page) => void navigate({ search: asked(search, { page }) })}
      />
      {open?.kind === 'edit' && <TagDialog tag={open.tag} onClose={() => setOpen(null)} />}
      {open?.kind === 'delete' && (
        <ConfirmDialog
          title="Delete tag"
          verb="Delete tag"
          doing="Deleting…"
          onConfirm={() => remove(open.tag)}
          onClose={() => setOpen(null)}
        >
          <p>
            <TagBadge name={open.tag.name} color={open.tag.color} /> is taken off{' '}
            {open.tag._count.links === 0 ? 'no link: none has it' : counted(open.tag._count.links, 'link', 'links')}. This
            cannot be undone.
          </p>
          {open.tag._count.links > 0 && <p className="text-muted">The links themselves stay as they are.</p>}
        </ConfirmDialog>
      )}
    </>
  )
}
