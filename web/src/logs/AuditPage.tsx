import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { type AuditSearch, CHANGES_A_PAGE, exportChanges, listChanges } from '../api/logs'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { save } from '../ui/save'
import { Empty, Waiting } from '../ui/States'
import { useToast } from '../ui/Toasts'
import { AuditFilters } from './AuditFilters'
import { ChangeRow } from './ChangeRow'

/** Who changed what. Nothing can be taken out of it. */
export function AuditPage() {
  useTitle('Audit log')
  const workspace = useWorkspace()
  const toast = useToast()
  const navigate = useNavigate()
  const search: AuditSearch = useSearch({ from: '/$workspace/settings/audit' })
  const [busy, setBusy] = useState(false)
  const log = useInfiniteQuery({
    queryKey: ['audit', workspace.id, search],
    queryFn: ({ pageParam, signal }) => listChanges(workspace.id, search, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    getNextPageParam: (last) => (last.length === CHANGES_A_PAGE ? last.at(-1)?.id : undefined),
  })
  const changes = log.data?.pages.flat()
  const filtered = Object.keys(search).length > 0
  const ask = (next: AuditSearch) =>
    void navigate({ to: '/$workspace/settings/audit', params: { workspace: workspace.slug }, search: next })

  async function download() {
    setBusy(true)
    try {
      save(await exportChanges(workspace.id), 'audit_log.csv')
    } catch {
      toast({ kind: 'error', message: 'The file could not be made. Try again.' })
    }
    setBusy(false)
  }

  return (
    <>
      <PageHeader
        title="Audit log"
        about="Who changed what in this workspace, and how its members signed in. Entries are only ever added; old ones are removed after the time the operator set."
        action={
          <Button onClick={() => void download()} disabled={busy}>
            <Download size={16} strokeWidth={1.5} aria-hidden /> {busy ? 'Writing…' : 'Export'}
          </Button>
        }
      />
      <AuditFilters search={search} shown={changes ?? []} onSearch={ask} />
      <section aria-label="Changes" className="overflow-hidden rounded-md border bg-surface">
        {changes && changes.length > 0 ? (
          <ul className="divide-y">
            {changes.map((change) => (
              <ChangeRow key={change.id} change={change} onSearch={ask} />
            ))}
          </ul>
        ) : changes ? (
          <Empty
            title={filtered ? 'No such changes' : 'No changes yet'}
            action={filtered && <Button onClick={() => ask({})}>Show all</Button>}
          >
            Links made, settings changed, keys deleted: each is written down here.
          </Empty>
        ) : log.error ? (
          <Failure what="The log could not be loaded." error={log.error} onRetry={() => void log.refetch()} />
        ) : (
          <Waiting what="changes" height="h-11" />
        )}
      </section>
      {log.hasNextPage && (
        <Button className="mt-3" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {log.isFetchingNextPage ? 'Loading…' : 'Older changes'}
        </Button>
      )}
    </>
  )
}
