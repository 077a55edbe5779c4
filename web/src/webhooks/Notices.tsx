import { useQuery } from '@tanstack/react-query'
import { CircleSlash, Plus, TriangleAlert } from 'lucide-react'
import { type Notice, noticesQuery, type Webhook } from '../api/webhooks'
import { useWorkspace } from '../shell/workspaces'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { Waiting } from '../ui/States'
import { Time } from '../ui/Time'
import { noticeWords } from './standing'

const ICONS = { created: Plus, failing: TriangleAlert, disabled: CircleSlash } as const
const COLORS: Record<Notice['kind'], string> = { created: 'text-muted', failing: 'text-warning', disabled: 'text-danger' }

/** What happened to the webhook itself. */
export function Notices({ webhook }: { webhook: Webhook }) {
  const workspace = useWorkspace()
  const notices = useQuery(noticesQuery(workspace.id, webhook.id))
  return (
    <Section title="Notices" about="Where this server sends e-mail, owners of the workspace get these too." flush>
      {notices.data && notices.data.length > 0 ? (
        <ul className="divide-y">
          {notices.data.map((notice) => (
            <Entry key={notice.id} notice={notice} />
          ))}
        </ul>
      ) : notices.data ? (
        <p className="px-4 py-6 text-muted sm:px-5">There are none.</p>
      ) : notices.error ? (
        <Failure
          what="The notices could not be loaded."
          error={notices.error}
          onRetry={() => void notices.refetch()}
        />
      ) : (
        <Waiting what="notices" rows={1} height="h-11" />
      )}
    </Section>
  )
}

function Entry({ notice }: { notice: Notice }) {
  const Icon = ICONS[notice.kind]
  return (
    <li className="flex min-h-11 items-center gap-3 px-4 py-2 sm:px-5">
      <Icon size={16} strokeWidth={1.5} aria-hidden className={`shrink-0 ${COLORS[notice.kind]}`} />
      <span className="min-w-0">{noticeWords(notice)}</span>
      <Time iso={notice.createdAt} className="ml-auto shrink-0 text-muted tabular-nums" />
    </li>
  )
}
