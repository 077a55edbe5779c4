import { useState } from 'react'
import type { Row } from '../api/analytics'
import { counted } from '../format/numbers'
import { Dialog } from '../ui/Dialog'
import type { Grouping } from './groupings'
import { GroupRows } from './GroupRows'
import type { AnalyticsSearch } from './search'

const MOST_SHOWN = 200

/** The whole list of a grouping, with a search. */
export function AllRows({
  grouping,
  rows,
  total,
  search,
  onToggle,
  onClose,
}: {
  grouping: Grouping
  rows: Row[]
  total: number
  search: AnalyticsSearch
  onToggle: (value: string) => void
  onClose: () => void
}) {
  const [wanted, setWanted] = useState('')
  const found = rows.filter((row) => grouping.words(row).toLowerCase().includes(wanted.trim().toLowerCase()))
  return (
    <Dialog title={grouping.label} shape="sheet" onClose={onClose}>
      <input
        type="text"
        aria-label={`Search ${grouping.label.toLowerCase()}`}
        placeholder="Search"
        data-autofocus
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        className="field-box"
      />
      <p role="status" className="my-2 text-xs text-subtle">
        {found.length > MOST_SHOWN
          ? `The first ${MOST_SHOWN} of ${counted(found.length, 'row', 'rows')}`
          : counted(found.length, 'row', 'rows')}
      </p>
      <GroupRows
        grouping={grouping}
        rows={found.slice(0, MOST_SHOWN)}
        total={total}
        search={search}
        onToggle={onToggle}
      />
    </Dialog>
  )
}
