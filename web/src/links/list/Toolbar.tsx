import { Archive, ListFilter } from 'lucide-react'
import type { Ref } from 'react'
import type { LinkSearch } from '../../api/links'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { SearchBox } from '../../ui/SearchBox'
import { DisplayMenu } from './DisplayMenu'

export function Toolbar({
  search,
  onChange,
  onFilter,
  searchInput,
}: {
  search: LinkSearch
  onChange: (change: Partial<LinkSearch>) => void
  onFilter: () => void
  searchInput: Ref<HTMLInputElement>
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox
        label="Search short links and destinations"
        value={search.search ?? ''}
        onChange={(text) => onChange({ search: text })}
        input={searchInput}
      />
      <Button onClick={onFilter} aria-haspopup="dialog" aria-keyshortcuts="f" title="Filter (F)">
        <ListFilter size={16} strokeWidth={1.5} aria-hidden />
        Filter
      </Button>
      <Button
        aria-pressed={search.showArchived ?? false}
        onClick={() => onChange({ showArchived: search.showArchived ? undefined : true })}
        title="Archived links too (A)"
        className={classes(search.showArchived && 'border-spruce bg-spruce-wash')}
      >
        <Archive size={16} strokeWidth={1.5} aria-hidden />
        Archived
      </Button>
      <DisplayMenu search={search} onChange={onChange} />
    </div>
  )
}
