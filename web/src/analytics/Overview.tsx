import { useQuery } from '@tanstack/react-query'
import { ChartLine, Table } from 'lucide-react'
import { useState } from 'react'
import { timeseriesQuery, ZONE } from '../api/analytics'
import { exact } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { granularityOf, pointsOf, summary } from './buckets'
import { Chart, ChartTable } from './Chart'
import { type AnalyticsSearch, INTERVALS, USUAL_INTERVAL } from './search'

const TITLE = 'Clicks over time'

/** The total, and how it came about over time. */
export function Overview({ search, total }: { search: AnalyticsSearch; total: number | undefined }) {
  const workspace = useWorkspace()
  const { data: buckets, error, refetch } = useQuery(timeseriesQuery(workspace.id, search))
  const [asTable, setAsTable] = useState(false)
  const interval = search.interval ?? USUAL_INTERVAL
  const words = INTERVALS.find(({ value }) => value === interval)!.words
  const points = buckets && pointsOf(buckets, granularityOf(interval))
  return (
    <section aria-label="Clicks" className="mb-4 rounded-md border bg-surface p-4">
      <div className="mb-3 flex items-start justify-between gap-4">
        <div>
          <h2 className="font-semibold text-muted">Clicks</h2>
          <p data-testid="total" className="text-[28px] leading-8 font-semibold tabular-nums">
            {total === undefined ? '–' : exact(total)}
          </p>
        </div>
        <IconButton label={asTable ? 'Show as a chart' : 'Show as a table'} onClick={() => setAsTable(!asTable)}>
          {asTable ? (
            <ChartLine size={18} strokeWidth={1.5} aria-hidden />
          ) : (
            <Table size={18} strokeWidth={1.5} aria-hidden />
          )}
        </IconButton>
      </div>
      <div className="min-h-60">
        {points && points.length > 0 && (asTable ? <ChartTable points={points} title={TITLE} /> : <Chart points={points} title={TITLE} />)}
        {!points && error && (
          <Failure what="The chart could not be loaded." error={error} onRetry={() => void refetch()} />
        )}
      </div>
      <p className="mt-2 text-xs text-subtle">
        {points && summary(points, words)} Times are in {ZONE.replaceAll('_', ' ')}.
      </p>
    </section>
  )
}
