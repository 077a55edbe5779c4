import { Fragment } from 'react'

/** What is known of an entry; what is null is left out. */
export function Facts({ of, time }: { of: [name: string, value: string | null][]; time: string }) {
  return (
    <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
      {of.map(
        ([name, value]) =>
          value !== null &&
          value !== '' && (
            <Fragment key={name}>
              <dt className="text-muted">{name}</dt>
              <dd className="font-mono text-[13px] break-all">{value}</dd>
            </Fragment>
          ),
      )}
      <dt className="text-muted">Time</dt>
      <dd className="tabular-nums">{new Date(time).toLocaleString()}</dd>
    </dl>
  )
}
