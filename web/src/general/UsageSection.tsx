import { useQuery } from '@tanstack/react-query'
import { ChartLine, Table } from 'lucide-react'
import { useId, useState } from 'react'
import { type Counted, summary } from '../analytics/buckets'
import { Chart, ChartTable } from '../analytics/Chart'
import type { Profile } from '../api/profile'
import { type Resource, usageQuery } from '../api/usage'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { pointsOf, share } from './usage'

const RESOURCES: { value: Resource; label: string; title: string; of: Counted }[] = [
  { value: 'events', label: 'Events', title: 'Events per day', of: ['event', 'events'] },
  { value: 'links', label: 'New links', title: 'New links per day', of: ['new link', 'new links'] },
]

/** What the workspace used in this period and lately, beside what it may. */
export function UsageSection({ profile }: { profile: Profile }) {
  const [resource, setResource] = useState<Resource>('events')
  return (
    <Section
      title="Usage"
      about={`Events are people's clicks, leads and sales. Both are counted anew every month, from day ${profile.billingCycleStart} on.`}
      actions={<ResourcePicker value={resource} onChange={setResource} />}
    >
      <dl className="grid gap-4 sm:grid-cols-2">
        <Meter name="Events this month" used={profile.usage} limit={profile.usageLimit} />
        <Meter name="New links this month" used={profile.linksUsage} limit={profile.linksLimit} />
      </dl>
      <Days resource={resource} />
    </Section>
  )
}

function ResourcePicker({ value, onChange }: { value: Resource; onChange: (resource: Resource) => void }) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">What is counted</legend>
      <div className="flex rounded-sm border border-line-strong bg-surface p-0.5">
        {RESOURCES.map((each) => (
          <label
            key={each.value}
            className="flex min-h-8 flex-1 items-center justify-center rounded-[3px] px-2.5 font-semibold whitespace-nowrap text-muted hover:text-text has-checked:bg-spruce has-checked:text-on-spruce has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-spruce pointer-coarse:min-h-10"
          >
            <input
              type="radio"
              name="resource"
              value={each.value}
              checked={value === each.value}
              onChange={() => onChange(each.value)}
              className="sr-only"
            />
            {each.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Meter({ name, used, limit }: { name: string; used: number; limit: number | null }) {
  const label = useId()
  const full = limit !== null && used >= limit
  return (
    <div>
      <dt id={label} className="text-muted">
        {name}
      </dt>
      <dd className="flex flex-col gap-1.5">
        <span className="font-semibold tabular-nums">{share(used, limit)}</span>
        {limit !== null && (
          <span
            role="meter"
            aria-labelledby={label}
            aria-valuemin={0}
            aria-valuemax={limit}
            aria-valuenow={Math.min(used, limit)}
            aria-valuetext={share(used, limit)}
            className="block h-2 overflow-hidden rounded-sm bg-sunken"
          >
            <span
              style={{ width: limit === 0 ? '100%' : `${Math.min(100, (used / limit) * 100)}%` }}
              className={`block h-full ${full ? 'bg-danger' : 'bg-clicks'}`}
            />
          </span>
        )}
      </dd>
    </div>
  )
}

function Days({ resource }: { resource: Resource }) {
  const workspace = useWorkspace()
  const { data: days, error, refetch } = useQuery(usageQuery(workspace.id, resource))
  const [asTable, setAsTable] = useState(false)
  const { title, of } = RESOURCES.find(({ value }) => value === resource)!
  const points = days && pointsOf(days)
  return (
    <div>
      <div className="flex min-h-10 items-center justify-between gap-4">
        <h3 className="font-semibold text-muted">{title}</h3>
        <IconButton label={asTable ? 'Show as a chart' : 'Show as a table'} onClick={() => setAsTable(!asTable)}>
          {asTable ? (
            <ChartLine size={18} strokeWidth={1.5} aria-hidden />
          ) : (
            <Table size={18} strokeWidth={1.5} aria-hidden />
          )}
        </IconButton>
      </div>
      <div className="min-h-60">
        {points &&
          (asTable ? (
            <ChartTable points={points} title={title} of={of} />
          ) : (
            <Chart points={points} title={title} of={of} />
          ))}
        {!points && error && (
          <Failure what="The days could not be loaded." error={error} onRetry={() => void refetch()} />
        )}
      </div>
      {points && <p className="mt-2 text-xs text-subtle">{summary(points, 'the last 30 days', of)}</p>}
    </div>
  )
}
