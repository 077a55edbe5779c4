import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { type LoggedRequest, requestQuery } from '../api/logs'
import { formatted } from '../domains/json'
import { useWorkspace } from '../shell/workspaces'
import { Chip } from '../ui/Chip'
import { Code } from '../ui/Code'
import { Failure } from '../ui/Failure'
import { Waiting } from '../ui/States'
import { Time } from '../ui/Time'
import { Facts } from './Facts'
import { changerWords, doorWords, durationWords, shortWords, statusLook } from './words'

/** One call; what was sent and answered is asked for once it is opened. */
export function RequestRow({ request }: { request: LoggedRequest }) {
  const [open, setOpen] = useState(false)
  return (
    <li>
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-canvas focus-visible:-outline-offset-2 sm:px-5">
          <ChevronRight
            size={16}
            strokeWidth={1.5}
            aria-hidden
            className="shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <Chip look={statusLook(request.status)}>
            <span className="tabular-nums">{request.status}</span>
          </Chip>
          <span className="min-w-0 font-mono text-[13px] [overflow-wrap:anywhere]">
            {request.method} {request.path}
          </span>
          <span className="text-muted tabular-nums">{durationWords(request.duration)}</span>
          <span className="ml-auto flex min-w-0 flex-wrap gap-x-1 text-muted">
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{shortWords(request.user, request.userId)}</bdi>
            <span aria-hidden>·</span>
            <Time iso={request.timestamp} className="shrink-0 tabular-nums" />
          </span>
        </summary>
        {open && <Content request={request} />}
      </details>
    </li>
  )
}

function Content({ request }: { request: LoggedRequest }) {
  const workspace = useWorkspace()
  const whole = useQuery(requestQuery(workspace.id, request.id))
  return (
    <div className="flex flex-col gap-4 px-4 pt-1 pb-4 sm:px-5">
      <Facts
        of={[
          ['Request', request.id],
          ['Query', request.query],
          ['By', changerWords(request.user, request.userId)],
          ['With', doorWords(request.keyId, request.keyName)],
          ['From', request.ip],
          ['Program', request.userAgent],
        ]}
        time={request.timestamp}
      />
      {whole.data ? (
        <>
          {whole.data.requestBody !== null && <Code label="Sent" text={formatted(whole.data.requestBody)} />}
          {whole.data.responseBody !== null && <Code label="Answered" text={formatted(whole.data.responseBody)} />}
        </>
      ) : whole.error ? (
        <Failure what="It could not be loaded." error={whole.error} onRetry={() => void whole.refetch()} />
      ) : (
        <Waiting what="the request" rows={1} />
      )}
    </div>
  )
}
