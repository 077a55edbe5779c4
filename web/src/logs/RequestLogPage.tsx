import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { REQUESTS_A_PAGE, type RequestSearch, requestsQuery, STATUSES } from '../api/logs'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { SearchBox } from '../ui/SearchBox'
import { Empty, Waiting } from '../ui/States'
import { Turns } from '../ui/Turns'
import { RequestRow } from './RequestRow'

const NOW_AND_THEN = 10_000

/** What programs and people asked the API, and what it answered. */
export function RequestLogPage() {
  useTitle('Request log')
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const search: RequestSearch = useSearch({ from: '/$workspace/settings/logs' })
  const page = search.page ?? 1
  const log = useQuery({
    ...requestsQuery(workspace.id, search),
    placeholderData: keepPreviousData,
    refetchInterval: page === 1 ? NOW_AND_THEN : false,
  })
  const ask = (next: RequestSearch) =>
    void navigate({ to: '/$workspace/settings/logs', params: { workspace: workspace.slug }, search: next, replace: true })
  const { page: _, ...filters } = search
  const filtered = search.path !== undefined || search.status !== undefined

  return (
    <>
      <PageHeader title="Request log" about="What your programs, and people here, asked of the API." />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchBox
          label="Path begins with, such as /links"
          value={search.path ?? ''}
          onChange={(path) => {
            const { path: _path, ...rest } = filters
            ask(path === '' ? rest : { ...rest, path })
          }}
        />
        {STATUSES.map((status) => (
          <Button
            key={status}
            aria-pressed={search.status === status}
            className="aria-pressed:border-spruce aria-pressed:bg-spruce-wash"
            onClick={() => {
              const { status: before, ...rest } = filters
              ask(before === status ? rest : { ...rest, status })
            }}
          >
            {status}
          </Button>
        ))}
      </div>
      <section aria-label="Requests" className="overflow-hidden rounded-md border bg-surface">
        {log.data && log.data.length > 0 ? (
          <ul className="divide-y">
            {log.data.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </ul>
        ) : log.data ? (
          <Empty
            title={filtered || page > 1 ? 'No such requests' : 'No requests yet'}
            action={(filtered || page > 1) && <Button onClick={() => ask({})}>Show all</Button>}
          >
            Calls with an API key of this workspace, or from these pages, are here a moment after they are answered.
          </Empty>
        ) : log.error ? (
          <Failure what="The log could not be loaded." error={log.error} onRetry={() => void log.refetch()} />
        ) : (
          <Waiting what="requests" height="h-11" />
        )}
      </section>
      <Turns
        what="requests"
        page={page}
        hasNext={log.data?.length === REQUESTS_A_PAGE}
        onTurn={(next) => ask(next === 1 ? filters : { ...filters, page: next })}
      />
    </>
  )
}
