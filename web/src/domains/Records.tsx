import { Check, Circle, TriangleAlert } from 'lucide-react'
import type { DnsRecord } from '../api/domains'
import { Chip, type ChipLook } from '../ui/Chip'
import { classes } from '../ui/classes'
import { CopyButton } from '../ui/CopyButton'
import { type RecordState, stateOf } from './dns'

const ICON = { size: 12, strokeWidth: 2, 'aria-hidden': true } as const

const WORDS: Record<RecordState, { word: string; look: ChipLook }> = {
  set: { word: 'Set', look: 'success' },
  missing: { word: 'Missing', look: 'warning' },
  different: { word: 'Different', look: 'danger' },
  optional: { word: 'Not needed now', look: 'plain' },
}

/** The records that a domain needs, beside what the DNS says now. */
export function Records({ records }: { records: DnsRecord[] }) {
  return (
    <ul className="flex flex-col divide-y rounded-sm border">
      {records.map((record) => (
        <Entry key={`${record.type} ${record.host} ${record.value}`} record={record} />
      ))}
    </ul>
  )
}

function Entry({ record }: { record: DnsRecord }) {
  const state = stateOf(record)
  const { word, look } = WORDS[state]
  return (
    <li className="flex flex-col gap-2 px-3 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <Chip
          look={look}
          icon={
            state === 'set' ? <Check {...ICON} /> : state === 'optional' ? <Circle {...ICON} /> : <TriangleAlert {...ICON} />
          }
        >
          {word}
        </Chip>
        <span className="text-muted">
          {record.purpose === 'routing'
            ? 'Leads visitors here'
            : record.required
              ? 'Shows that the domain is meant for this workspace'
              : 'For domains behind a delivery network, or claimed elsewhere on this server'}
        </span>
      </div>
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[4rem_minmax(0,1fr)_minmax(0,2.5fr)]">
        <Part term="Type" text={record.type} />
        <Part term="Name" text={record.name} title={record.host} copy={`Copy the name of the ${record.type} record`} />
        <Part
          term="Value"
          text={record.value}
          copy={`Copy the value of the ${record.type} record`}
          className="col-span-2 sm:col-span-1"
        />
      </dl>
      {state !== 'optional' && (
        <p className="text-xs text-muted">
          Found now:{' '}
          {record.found.length === 0 ? (
            'nothing'
          ) : (
            <span className="font-mono break-all text-text">{record.found.join(', ')}</span>
          )}
        </p>
      )}
    </li>
  )
}

function Part({
  term,
  text,
  title,
  copy,
  className,
}: {
  term: string
  text: string
  title?: string
  copy?: string
  className?: string
}) {
  return (
    <div className={classes('min-w-0', className)}>
      <dt className="text-xs font-medium text-subtle">{term}</dt>
      <dd className="flex min-h-8 min-w-0 items-center gap-0.5">
        <span title={title} className="min-w-0 font-mono text-[13px] break-all">
          {text}
        </span>
        {copy && <CopyButton text={text} label={copy} />}
      </dd>
    </div>
  )
}
