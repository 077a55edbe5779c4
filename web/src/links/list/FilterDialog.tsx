import { useState } from 'react'
import type { Link, LinkSearch } from '../../api/links'
import { compact } from '../../format/numbers'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { TagBadge } from '../../ui/TagBadge'
import { TextField } from '../../ui/TextField'
import { isFiltered, listed, toggled } from './search'
import { type FilterField, type FilterValue, useFilterFields } from './useFilterValues'

/** Values from which another search is needed to find one. */
const SHOWN = 12

/** Narrows the list; each choice acts at once. */
export function FilterDialog({
  search,
  shown,
  onChange,
  onClose,
}: {
  search: LinkSearch
  shown: Link[]
  onChange: (change: Partial<LinkSearch>) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const { fields, pending } = useFilterFields(search, shown)
  const wanted = typed.trim().toLowerCase()
  const found = fields
    .map((field) => ({
      ...field,
      values: field.label.toLowerCase().startsWith(wanted)
        ? field.values
        : field.values.filter(({ label }) => label.toLowerCase().includes(wanted)),
    }))
    .filter(({ values }) => values.length > 0)
  return (
    <Dialog
      title="Filter links"
      onClose={onClose}
      footer={
        <div className="flex justify-end gap-2">
          <Button
            look="quiet"
            disabled={!isFiltered(search)}
            onClick={() => onChange({ search: undefined, tagIds: undefined, domain: undefined, userId: undefined })}
          >
            Clear filters
          </Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label="Find a filter"
          placeholder="Tag, domain, creator, or a value of these"
          data-autofocus
          value={typed}
          onChange={setTyped}
        />
        {found.map((field) => (
          <Values key={field.name} field={field} search={search} onChange={onChange} />
        ))}
        {found.length === 0 && !pending && <p className="text-muted">Nothing to filter by.</p>}
      </div>
    </Dialog>
  )
}

function Values({
  field,
  search,
  onChange,
}: {
  field: FilterField
  search: LinkSearch
  onChange: (change: Partial<LinkSearch>) => void
}) {
  const chosen = field.name === 'tagIds' ? listed(search.tagIds) : listed(search[field.name])
  const rank = ({ value }: FilterValue) => (chosen.includes(value) ? 0 : 1)
  const [all, setAll] = useState(false)
  const sorted = [...field.values].sort((a, b) => rank(a) - rank(b))
  function choose(value: string) {
    if (field.name === 'tagIds') onChange({ tagIds: toggled(search.tagIds, value) })
    else onChange({ [field.name]: search[field.name] === value ? undefined : value })
  }
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">
        {field.label}
        {field.name === 'tagIds' && <span className="ml-2 text-xs font-normal text-subtle">any of those chosen</span>}
      </legend>
      <ul>
        {sorted.slice(0, all ? undefined : SHOWN).map((each) => (
          <li key={each.value}>
            <label className="flex min-h-9 items-center gap-2.5 rounded-sm px-2 touch-target hover:bg-sunken">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-spruce"
                checked={chosen.includes(each.value)}
                onChange={() => choose(each.value)}
              />
              {each.color ? (
                <TagBadge name={each.label} color={each.color} />
              ) : (
                <bdi className="min-w-0 truncate">{each.label}</bdi>
              )}
              <span className="ml-auto text-muted tabular-nums">{compact(each.count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {!all && sorted.length > SHOWN && (
        <Button look="quiet" onClick={() => setAll(true)}>
          All {sorted.length}
        </Button>
      )}
    </fieldset>
  )
}
