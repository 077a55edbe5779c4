import * as Tabs from '@radix-ui/react-tabs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groupQuery } from '../api/analytics'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { store, stored } from '../ui/storage'
import { AllRows } from './AllRows'
import type { Card, Grouping } from './groupings'
import { GroupRows } from './GroupRows'
import type { AnalyticsSearch } from './search'

const SHOWN = 8

type Shared = {
  search: AnalyticsSearch
  /** All clicks of the page. */
  total: number
  onToggle: (grouping: Grouping, value: string) => void
}

/** Clicks by one thing or another; which one is remembered. */
export function GroupCard({ card, ...shared }: Shared & { card: Card }) {
  const name = `waymark.analytics.${card.title}`
  const [chosen, setChosen] = useState(() => stored(name))
  const current = card.groupings.find((each) => each.groupBy === chosen) ?? card.groupings[0]
  return (
    <section aria-label={card.title} className="min-w-0 rounded-md border bg-surface">
      <Tabs.Root
        value={current.groupBy}
        onValueChange={(groupBy) => {
          setChosen(groupBy)
          store(name, groupBy)
        }}
      >
        <Tabs.List aria-label={card.title} className="flex gap-4 overflow-x-auto border-b px-4">
          {card.groupings.map((grouping) => (
            <Tabs.Trigger
              key={grouping.groupBy}
              value={grouping.groupBy}
              className="min-h-11 shrink-0 border-b-[3px] border-transparent pt-[3px] font-semibold text-muted -outline-offset-2 hover:text-text data-[state=active]:border-blaze data-[state=active]:text-text"
            >
              {grouping.label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value={current.groupBy} tabIndex={-1} className="p-2 lg:min-h-[22.5rem]">
          <Rows grouping={current} {...shared} />
        </Tabs.Content>
      </Tabs.Root>
    </section>
  )
}

function Rows({ grouping, search, total, onToggle }: Shared & { grouping: Grouping }) {
  const workspace = useWorkspace()
  const { data: rows, error, refetch } = useQuery(groupQuery(workspace.id, grouping.groupBy, search))
  const [all, setAll] = useState(false)
  if (!rows) {
    return error ? (
      <Failure what={`${grouping.label} could not be loaded.`} error={error} onRetry={() => void refetch()} />
    ) : (
      <Waiting />
    )
  }
  if (rows.length === 0) return <p className="p-2.5 text-muted">{nothing(grouping, total)}</p>
  const shared = { grouping, total, search, onToggle: (value: string) => onToggle(grouping, value) }
  return (
    <>
      <GroupRows rows={rows.slice(0, SHOWN)} {...shared} />
      {rows.length > SHOWN && (
        <Button look="quiet" className="mt-1 w-full" onClick={() => setAll(true)}>
          View all {rows.length}
        </Button>
      )}
      {all && <AllRows rows={rows} {...shared} onClose={() => setAll(false)} />}
    </>
  )
}

/** Clicks without a value for a grouping are not among its rows. */
function nothing(grouping: Grouping, total: number): string {
  if (total === 0) return 'No clicks yet.'
  return grouping.unknown ?? 'Nothing is known about these clicks.'
}

function Waiting() {
  return (
    <div className="late flex flex-col gap-1" role="status" aria-label="Loading">
      {[90, 60, 45, 30].map((width) => (
        <div key={width} style={{ width: `${width}%` }} className="h-9 rounded-sm bg-sunken" />
      ))}
    </div>
  )
}
