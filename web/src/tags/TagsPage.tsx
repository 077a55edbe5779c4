import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { linksKey } from '../api/links'
import { type CountedTag, deleteTag, tagCountQuery, TAGS_PAGE, type TagSearch, tagsKey, tagsQuery } from '../api/tags'
import { counted } from '../format/numbers'
import { asked } from '../shell/listSearch'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { Pages } from '../ui/Pages'
import { Refreshing } from '../ui/Refreshing'
import { SearchBox } from '../ui/SearchBox'
import { Empty, NothingFound, Waiting } from '../ui/States'
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
      <PageHeader
        title="Tags"
        about="Words to find links by. A link can have several."
        action={
          <Button look="primary" onClick={create} title="Create a tag (C)" aria-keyshortcuts="c">
            <Plus size={16} strokeWidth={2} aria-hidden />
            Create tag
          </Button>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label="Search tags"
          value={search.search ?? ''}
          onChange={(text) => ask({ search: text })}
          input={searchInput}
        />
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
      </div>
      <section aria-label="Tags" className="mt-3 overflow-hidden rounded-md border bg-surface">
        <Refreshing active={tags.isFetching && tags.isPlaceholderData} />
        {!tags.data ? (
          tags.error ? (
            <Failure what="The tags could not be loaded." error={tags.error} onRetry={() => void tags.refetch()} />
          ) : (
            <Waiting what="tags" />
          )
        ) : tags.data.length > 0 ? (
          <ul className="divide-y">
            {tags.data.map((tag) => (
              <TagRow
                key={tag.id}
                tag={tag}
                onEdit={() => setOpen({ kind: 'edit', tag })}
                onDelete={() => setOpen({ kind: 'delete', tag })}
              />
            ))}
          </ul>
        ) : search.search ? (
          <NothingFound what="tag" search={search.search} onClear={clear} />
        ) : (
          <Empty title="No tags yet" action={<Button onClick={create}>Create the first tag</Button>}>
            Give links words such as a campaign or a customer, and see all links with one of them at once.
          </Empty>
        )}
      </section>
      <p role="status" className="sr-only">
        {total !== undefined && !tags.isPlaceholderData && counted(total, 'tag', 'tags')}
      </p>
      <Pages
        what="tags"
        page={search.page ?? 1}
        size={TAGS_PAGE}
        total={total ?? 0}
        onTurn={(page) => void navigate({ search: asked(search, { page: page === 1 ? undefined : page }) })}
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
