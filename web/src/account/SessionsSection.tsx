import { useQuery, useQueryClient } from '@tanstack/react-query'
import { endOtherSessions, endSession, type Session, sessionsQuery } from '../api/account'
import { problemOf } from '../api/problem'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { Waiting } from '../ui/States'
import { Time } from '../ui/Time'
import { useToast } from '../ui/Toasts'
import { browserName } from './browsers'

/** Where the account is signed in. */
export function SessionsSection() {
  const queries = useQueryClient()
  const toast = useToast()
  const sessions = useQuery(sessionsQuery)
  const others = sessions.data?.some((session) => !session.current) ?? false

  async function end(task: () => Promise<void>) {
    try {
      await task()
    } catch (failure) {
      toast({ kind: 'error', message: problemOf(failure).message })
    }
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
  }

  return (
    <Section
      title="Signed-in browsers"
      flush
      actions={others && <Button onClick={() => void end(endOtherSessions)}>Sign all others out</Button>}
    >
      {sessions.data ? (
        <ul className="divide-y">
          {sessions.data.map((session) => (
            <Row key={session.id} session={session} onEnd={() => void end(() => endSession(session.id))} />
          ))}
        </ul>
      ) : sessions.error ? (
        <Failure
          what="The sessions could not be loaded."
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
        />
      ) : (
        <Waiting what="sessions" rows={2} />
      )}
    </Section>
  )
}

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const name = browserName(session.userAgent)
  return (
    <li className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold" title={session.userAgent ?? undefined}>
          {name}
          {session.current && <span className="font-normal text-muted"> (this one)</span>}
        </p>
        <p className="text-xs text-muted">
          used <Time iso={session.lastSeenAt} />
          {session.address && ` · signed in from ${session.address}`}
        </p>
      </div>
      {!session.current && (
        <Button look="quiet" onClick={onEnd} aria-label={`Sign out ${name}`}>
          Sign out
        </Button>
      )}
    </li>
  )
}
