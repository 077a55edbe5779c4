import { Archive, Search, X } from 'lucide-react'
import { type Ref, useEffect, useState } from 'react'
import type { LinkOrder, LinkSearch } from '../api/links'
import { Button, IconButton } from '../ui/Button'
import { classes } from '../ui/classes'
import { useSettled } from '../ui/useSettled'

const PAUSE = 250

export function Toolbar({
  search,
  onChange,
  searchInput,
}: {
  search: LinkSearch
  onChange: (change: Partial<LinkSearch>) => void
  searchInput: Ref<HTMLInputElement>
}) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchBox value={search.search ?? ''} onChange={(text) => onChange({ search: text })} input={searchInput} />
      <label className="flex min-w-0 flex-1 items-center sm:flex-none">
        <span className="sr-only">Sort by</span>
        <select
          value={search.sortBy ?? 'createdAt'}
          onChange={(event) => onChange({ sortBy: event.target.value as LinkOrder })}
          className="field-box sm:w-40"
        >
          <option value="createdAt">Newest first</option>
          <option value="clicks">Most clicks first</option>
        </select>
      </label>
      <Button
        aria-pressed={search.showArchived ?? false}
        onClick={() => onChange({ showArchived: search.showArchived ? undefined : true })}
        title="Archived links too (A)"
        className={classes(search.showArchived && 'border-spruce bg-spruce-wash')}
      >
        <Archive size={16} strokeWidth={1.5} aria-hidden />
        Archived
      </Button>
    </div>
  )
}

/** What is typed is asked for once the typing pauses. */
function SearchBox({
  value,
  onChange,
  input,
}: {
  value: string
  onChange: (text: string) => void
  input: Ref<HTMLInputElement>
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const settle = useSettled(onChange, PAUSE)
  function change(text: string) {
    setTyped(text)
    settle(text.trim())
  }
  return (
    <div role="search" className="relative min-w-0 flex-[1_0_100%] sm:flex-1">
      <Search
        size={16}
        strokeWidth={1.5}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="text"
        enterKeyHint="search"
        aria-label="Search links"
        aria-keyshortcuts="/"
        placeholder="Search short links and destinations"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault()
            change('')
          }
        }}
        className="field-box px-9"
      />
      {typed !== '' && (
        <IconButton
          label="Clear the search"
          onClick={() => change('')}
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
        >
          <X size={16} strokeWidth={1.5} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
