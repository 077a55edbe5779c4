import { useQueryClient } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import {
  cancelServiceImport,
  type ServiceImport,
  type ServiceImportOrder,
  serviceImportQuery,
} from '../api/serviceImports'
import { counted, exact } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { FormFailure } from '../ui/Form'
import { useForm } from '../ui/useForm'
import { Report } from './Report'
import { SERVICES } from './services'

/** How far an import has come, what became of the links, and what can be done about it. */
export function ServiceProgress({
  job,
  connected,
  onImport,
}: {
  job: ServiceImport
  connected: boolean
  onImport: (order: ServiceImportOrder) => Promise<void>
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const running = job.status === 'running'
  const cancel = useForm({
    send: async () => {
      await cancelServiceImport(workspace.id, job.id)
      await queries.invalidateQueries({ queryKey: serviceImportQuery(workspace.id, job.id).queryKey })
    },
  })
  const take = useForm({
    send: () =>
      onImport({ domains: job.sources, folderId: job.folderId, importTags: job.importTags, dryRun: false }),
  })
  const read = job.imported + job.skipped + job.failed
  if (running) {
    return (
      <>
        <progress
          aria-label="Links looked at"
          className="progress w-full"
          max={job.total ?? undefined}
          value={job.total === null ? undefined : Math.min(read, job.total)}
        />
        <p role="status">
          {counted(read, 'link', 'links')}
          {job.total === null ? '' : ` of ${exact(job.total)}`} looked at.{' '}
          {job.problem && `${job.problem} It goes on by itself.`}
        </p>
        <div>
          <FormFailure text={cancel.failure} />
          <div className="flex flex-wrap items-center gap-3">
            <Button disabled={cancel.busy} onClick={() => void cancel.submit()}>
              {cancel.busy ? 'Cancelling…' : 'Cancel'}
            </Button>
            <p className="text-muted">You can leave this page; it goes on.</p>
          </div>
        </div>
      </>
    )
  }
  const { rows = [] } = job
  const name = SERVICES[job.service].name
  return (
    <>
      {job.status === 'failed' && (
        <p role="alert" className="flex items-start gap-2 text-danger">
          <TriangleAlert size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{job.problem ?? 'It failed.'} Started again, it misses nothing.</span>
        </p>
      )}
      {job.status === 'cancelled' && <p>Cancelled. Started again, it misses nothing.</p>}
      <Report key={job.id} report={{ ...job, rows }} name={name} what="links" />
      {rows.length < read && <p className="text-muted">Of each outcome, the first 500 are listed.</p>}
      {job.dryRun && job.status === 'done' && (
        <div>
          <FormFailure text={take.failure} />
          <Button
            look="primary"
            disabled={take.busy || job.imported === 0 || !connected}
            title={job.imported === 0 ? 'No link is new' : undefined}
            onClick={() => void take.submit()}
          >
            {take.busy ? 'Starting…' : job.imported === 1 ? 'Import 1 link' : `Import ${exact(job.imported)} links`}
          </Button>
        </div>
      )}
    </>
  )
}
