import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight, Download } from 'lucide-react'
import { useState } from 'react'
import { type Change, CHANGES_A_PAGE, exportChanges, listChanges } from '../api/logs'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Code } from '../ui/Code'
import { Failure } from '../ui/Failure'
import { save } from '../ui/save'
import { Empty, Waiting } from '../ui/States'
import { Time } from '../ui/Time'
import { useToast } from '../ui/Toasts'
import { Facts } from './Facts'
import { actionWords, doorWords } from './words'

/** Who changed what. Nothing can be taken out of it. */
export function AuditPage() {
  useTitle('Audit log')
  const workspace = useWorkspace()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const log = useInfiniteQuery({
    queryKey: ['audit', workspace.id],
    queryFn: ({ pageParam, signal }) => listChanges(workspace.id, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.length === CHANGES_A_PAGE ? last.at(-1)?.id : undefined),
  })
  const changes = log.data?.pages.flat()

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
        about="Who changed what in this workspace. Entries are only ever added; old ones are removed after the time the operator set."
        action={
          <Button onClick={() => void download()} disabled={busy}>
            <Download size={16} strokeWidth={1.5} aria-hidden /> {busy ? 'Writing…' : 'Export'}
          </Button>
        }
      />
      <section aria-label="Changes" className="overflow-hidden rounded-md border bg-surface">
        {changes && changes.length > 0 ? (
          <ul className="divide-y">
            {changes.map((change) => (
              <ChangeRow key={change.id} change={change} />
            ))}
          </ul>
        ) : changes ? (
          <Empty title="No changes yet">Links made, settings changed, keys deleted: each is written down here.</Empty>
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

function ChangeRow({ change }: { change: Change }) {
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-canvas focus-visible:-outline-offset-2 sm:px-5">
          <ChevronRight
            size={16}
            strokeWidth={1.5}
            aria-hidden
            className="shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <span className="font-semibold">{actionWords(change.action)}</span>
          {change.target !== null && (
            <span className="min-w-0 font-mono text-[13px] text-muted [overflow-wrap:anywhere]">{change.target}</span>
          )}
          <Time iso={change.timestamp} className="ml-auto shrink-0 text-muted tabular-nums" />
        </summary>
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4 sm:px-5">
          <Facts
            of={[
              ['By', change.userId],
              ['With', doorWords(change.keyId)],
              ['From', change.ip],
              ['Request', change.requestId],
            ]}
            time={change.timestamp}
          />
          {change.changes !== null && <Code label="Asked for" text={JSON.stringify(change.changes, null, 2)} />}
        </div>
      </details>
    </li>
  )
}
