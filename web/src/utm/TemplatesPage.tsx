import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { deleteUtmTemplate, UTM_PAGE, utmKey, type UtmSearch, type UtmTemplate, utmTemplatesQuery } from '../api/utm'
import { ListPage } from '../shell/ListPage'
import { asked } from '../shell/listSearch'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Empty, NothingFound } from '../ui/States'
import { Turns } from '../ui/Turns'
import { useToast } from '../ui/Toasts'
import { useListKeys } from '../ui/useListKeys'
import { copyName, draftOf, type UtmDraft } from './parameters'
import { TemplateDialog } from './TemplateDialog'
import { TemplateRow } from './TemplateRow'

type Open =
  | { kind: 'edit'; template: UtmTemplate | null; from: UtmDraft }
  | { kind: 'delete'; template: UtmTemplate }
  | null

export function TemplatesPage() {
  useTitle('UTM templates')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/links/utm' })
  const navigate = useNavigate({ from: '/$workspace/links/utm' })
  const templates = useQuery(utmTemplatesQuery(workspace.id, search))
  const queries = useQueryClient()
  const toast = useToast()
  const [open, setOpen] = useState<Open>(null)
  const ask = (change: Partial<UtmSearch>) => void navigate({ search: asked(search, change), replace: true })
  const create = () => setOpen({ kind: 'edit', template: null, from: draftOf(null) })
  const clear = () => ask({ search: undefined })
  const searchInput = useListKeys({ create, search: search.search, clear })

  function duplicate(template: UtmTemplate) {
    const names = templates.data?.map(({ name }) => name) ?? []
    const from = { ...draftOf(template), name: copyName(template.name, names) }
    setOpen({ kind: 'edit', template: null, from })
  }

  async function remove(template: UtmTemplate) {
    await deleteUtmTemplate(workspace.id, template.id)
    void queries.invalidateQueries({ queryKey: utmKey(workspace.id) })
    setOpen(null)
    toast({ message: `The template ${template.name} is deleted.` })
  }

  return (
    <>
      <ListPage
        title="UTM templates"
        about="Campaign parameters that belong together, ready for new links."
        what="templates"
        create={{ label: 'Create template', title: 'Create a template', run: create }}
        search={{ text: search.search, input: searchInput, onChange: (text) => ask({ search: text }) }}
        rows={templates}
        waiting={{ height: 'h-[68px]' }}
        nothing={
          search.search ? (
            <NothingFound what="template" search={search.search} onClear={clear} />
          ) : (
            <Empty title="No UTM templates yet" action={<Button onClick={create}>Create the first template</Button>}>
              Keep source, medium and campaign under a name, and everybody in the workspace writes them the same way.
            </Empty>
          )
        }
      >
        {(rows) => (
          <ul className="divide-y">
            {rows.map((template) => (
              <TemplateRow
                key={template.id}
                template={template}
                onEdit={() => setOpen({ kind: 'edit', template, from: draftOf(template) })}
                onDuplicate={() => duplicate(template)}
                onDelete={() => setOpen({ kind: 'delete', template })}
              />
            ))}
          </ul>
        )}
      </ListPage>
      <Turns
        what="templates"
        page={search.page ?? 1}
        hasNext={templates.data?.length === UTM_PAGE}
        onTurn={(page) => void navigate({ search: asked(search, { page: page === 1 ? undefined : page }) })}
      />
      {open?.kind === 'edit' && (
        <TemplateDialog template={open.template} from={open.from} onClose={() => setOpen(null)} />
      )}
      {open?.kind === 'delete' && (
        <ConfirmDialog
          title="Delete UTM template"
          verb="Delete template"
          doing="Deleting…"
          onConfirm={() => remove(open.template)}
          onClose={() => setOpen(null)}
        >
          <p>
            <strong>{open.template.name}</strong> is no longer offered for new links. This cannot be undone.
          </p>
          <p className="text-muted">Links made with it keep their parameters.</p>
        </ConfirmDialog>
      )}
    </>
  )
}
