import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Archive } from 'lucide-react'
import { useState } from 'react'
import {
  defaultDomainsQuery,
  type Domain,
  domainCountQuery,
  DOMAINS_PAGE,
  type DomainSearch,
  domainsQuery,
} from '../api/domains'
import { ListEnd, ListPage } from '../shell/ListPage'
import { asked } from '../shell/listSearch'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { Empty, NothingFound } from '../ui/States'
import { useListKeys } from '../ui/useListKeys'
import { AddDialog } from './AddDialog'
import { DomainCard } from './DomainCard'
import { DomainTasks, useArchive } from './DomainTasks'
import type { DomainTask } from './useDomainMenu'

type Open = { kind: 'add' } | { kind: 'task'; task: DomainTask; domain: Domain } | null

export function DomainsPage() {
  useTitle('Domains')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/settings/domains' })
  const navigate = useNavigate({ from: '/$workspace/settings/domains' })
  const domains = useQuery(domainsQuery(workspace.id, search))
  const { data: total } = useQuery(domainCountQuery(workspace.id, search))
  const archive = useArchive()
  const [open, setOpen] = useState<Open>(null)
  const ask = (change: Partial<DomainSearch>) => void navigate({ search: asked(search, change), replace: true })
  const add = () => setOpen({ kind: 'add' })
  const clear = () => ask({ search: undefined })
  const searchInput = useListKeys({ create: add, search: search.search, clear })

  function onTask(domain: Domain, task: DomainTask) {
    if (task === 'archive' || task === 'restore') void archive(domain, task === 'archive')
    else setOpen({ kind: 'task', task, domain })
  }

  const status = (slug: string) =>
    void navigate({
      to: '/$workspace/settings/domains/$slug',
      params: { workspace: workspace.slug, slug },
      search: {},
    })

  return (
    <>
      <ListPage
        title="Domains"
        about="Host names of your own for short links."
        what="domains"
        create={{ label: 'Add domain', title: 'Add a domain', run: add }}
        search={{ text: search.search, input: searchInput, onChange: (text) => ask({ search: text }) }}
        controls={
          <Button
            aria-pressed={search.archived ?? false}
            onClick={() => ask({ archived: search.archived ? undefined : true })}
            title="Archived domains instead"
            className={classes('flex-1 sm:flex-none', search.archived && 'border-spruce bg-spruce-wash')}
          >
            <Archive size={16} strokeWidth={1.5} aria-hidden />
            Archived
          </Button>
        }
        rows={domains}
        waiting={{ height: 'h-[77px]', rows: 3 }}
        nothing={
          search.search ? (
            <NothingFound what={search.archived ? 'archived domain' : 'domain'} search={search.search} onClear={clear} />
          ) : search.archived ? (
            <p className="p-6 text-muted">No domain is archived.</p>
          ) : (
            <Empty title="No domain of your own yet" action={<Button onClick={add}>Add the first domain</Button>}>
              People trust short links on a name they know. Take one that you have registered, such as go.example.com.
            </Empty>
          )
        }
      >
        {(rows) => (
          <ul className="divide-y">
            {rows.map((domain) => (
              <DomainCard key={domain.id} domain={domain} onTask={(task) => onTask(domain, task)} />
            ))}
          </ul>
        )}
      </ListPage>
      <ListEnd
        one="domain"
        what="domains"
        total={total}
        settled={!domains.isPlaceholderData}
        page={search.page}
        size={DOMAINS_PAGE}
        onTurn={(page) => void navigate({ search: asked(search, { page }) })}
      />
      <OfferedDomains />
      {open?.kind === 'add' && <AddDialog onClose={() => setOpen(null)} onAdded={(domain) => status(domain.slug)} />}
      {open?.kind === 'task' && <DomainTasks task={open.task} domain={open.domain} onClose={() => setOpen(null)} />}
    </>
  )
}

/** The server's own domains, which need no DNS. */
function OfferedDomains() {
  const workspace = useWorkspace()
  const { data } = useQuery(defaultDomainsQuery(workspace.id))
  if (!data || data.length === 0) return null
  return (
    <p className="mt-4 text-muted">
      Without a domain of your own, links can be on{' '}
      {data.map((slug, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <code className="font-mono text-[13px] break-all">{slug}</code>
        </span>
      ))}
      .
    </p>
  )
}
