import { ChevronRight } from 'lucide-react'
import type { AuditSearch, Change } from '../api/logs'
import { Button } from '../ui/Button'
import { Code } from '../ui/Code'
import { Time } from '../ui/Time'
import { Differences } from './Differences'
import { Facts } from './Facts'
import { actionWords, changerWords, doorWords, shortWords } from './words'

/** A change in a line, and all that is known of it once it is opened. */
export function ChangeRow({ change, onSearch }: { change: Change; onSearch: (search: AuditSearch) => void }) {
  const { action, target, targetName, user, userId } = change
  return (
    <li>
      <details className="group">
        <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-canvas focus-visible:-outline-offset-2 sm:px-5">
          <ChevronRight
            size={16}
            strokeWidth={1.5}
            aria-hidden
            className="shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <span className="flex min-w-0 flex-1 basis-40 flex-wrap items-baseline gap-x-3">
            <span className="font-semibold">{actionWords(action)}</span>
            {target !== null && <Target id={target} name={targetName} />}
          </span>
          <span className="ml-auto flex min-w-0 flex-wrap gap-x-1 text-muted">
            <bdi className="min-w-0 [overflow-wrap:anywhere]">{shortWords(user, userId)}</bdi>
            <span aria-hidden>·</span>
            <Time iso={change.timestamp} className="shrink-0 tabular-nums" />
          </span>
        </summary>
        <div className="flex flex-col gap-4 px-4 pt-1 pb-4 sm:px-5">
          <Facts
            of={[
              ['By', changerWords(user, userId)],
              ['With', doorWords(change.keyId, change.keyName)],
              ['From', change.ip],
              ['What', target === null ? null : targetName === null ? target : `${targetName} (${target})`],
              ['Request', change.requestId],
            ]}
            time={change.timestamp}
          />
          {change.changeSet !== null && <Differences of={change.changeSet} />}
          {change.changes !== null && <Code label="Details" text={JSON.stringify(change.changes, null, 2)} />}
          <div className="flex flex-wrap gap-2">
            {target !== null && <Button onClick={() => onSearch({ target })}>All changes of this</Button>}
            <Button onClick={() => onSearch({ userId })}>All by this person</Button>
            <Button onClick={() => onSearch({ action })}>All of this kind</Button>
          </div>
        </div>
      </details>
    </li>
  )
}

function Target({ id, name }: { id: string; name: string | null }) {
  return name === null ? (
    <span className="min-w-0 font-mono text-[13px] text-muted [overflow-wrap:anywhere]">{id}</span>
  ) : (
    <bdi className="min-w-0 [overflow-wrap:anywhere]" title={id}>
      {name}
    </bdi>
  )
}
