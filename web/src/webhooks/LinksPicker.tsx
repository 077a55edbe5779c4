import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { type Link, linkChoicesQuery, linksByIdQuery } from '../api/links'
import { exact } from '../format/numbers'
import { nameOf } from '../format/shortLinks'
import { readable } from '../format/urls'
import { useWorkspace } from '../shell/workspaces'
import { classes } from '../ui/classes'
import { Field } from '../ui/Field'
import { useDebounced } from '../ui/useDebounced'
import { useLeave } from '../ui/useLeave'

const PAUSE = 200

/** More would be a wall; they stay chosen. */
const SHOWN = 50

/** Chooses links by a part of their short link or destination. */
export function LinksPicker({
  chosen,
  error,
  onChange,
}: {
  /** The ids. */
  chosen: string[]
  error: string | undefined
  onChange: (ids: string[]) => void
}) {
  const workspace = useWorkspace()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const onBlur = useLeave(() => setOpen(false))
  const [taken, setTaken] = useState<Link[]>([])
  const search = useDebounced(typed.trim(), PAUSE)
  // as they were when the form began; those taken since are known
  const [first] = useState(chosen)
  const { data: known = [] } = useQuery({ ...linksByIdQuery(workspace.id, first), staleTime: 30_000 })
  const choices = useQuery({ ...linkChoicesQuery(workspace.id, search), enabled: open, staleTime: 10_000 })
  const wanted = typed.trim().toLowerCase()
  // until the server has answered what is typed now, of what it answered before only that which fits
  const settled = search === typed.trim() && choices.isSuccess && !choices.isPlaceholderData
  const names = new Map([...known, ...taken].map((link) => [link.id, nameOf(link)]))
  const options = (choices.data ?? []).filter(
    ({ id, shortLink, url }) =>
      !chosen.includes(id) && (settled || shortLink.toLowerCase().includes(wanted) || url.toLowerCase().includes(wanted)),
  )
  const at = Math.min(active, options.length - 1)

  function take(link: Link) {
    setTaken([...taken, link])
    onChange([...chosen, link.id])
    setTyped('')
    setActive(0)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(open && options.length > 0 ? (at + step + options.length) % options.length : 0)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options[at]
      if (open && option) take(option)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(chosen.slice(0, -1))
    }
  }

  return (
    <Field label="Which links" error={error}>
      {(control) => (
        <>
          {chosen.length > 0 && (
            <ul aria-label="Chosen links" className="mb-2 flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
              {chosen.slice(0, SHOWN).map((id) => (
                <Chosen key={id} name={names.get(id) ?? id} onRemove={() => onChange(chosen.filter((each) => each !== id))} />
              ))}
              {chosen.length > SHOWN && (
                <li className="py-1 text-muted">and {exact(chosen.length - SHOWN)} more</li>
              )}
            </ul>
          )}
          <div className="relative">
            <input
              {...control}
              name="linkIds"
              type="text"
              role="combobox"
              aria-expanded={open && options.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && options[at] ? `${listId}-${at}` : undefined}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="A part of the short link or destination"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setOpen(true)
                setActive(0)
              }}
              onFocus={() => setOpen(true)}
              onClick={() => setOpen(true)}
              onBlur={onBlur}
              onKeyDown={onKeyDown}
              className="field-box"
            />
            <ul
              id={listId}
              role="listbox"
              aria-label="Links to choose"
              hidden={!open || options.length === 0}
              className="appear mt-1 max-h-56 overflow-y-auto rounded-md border bg-raised p-1"
            >
              {options.map((link, index) => (
                <li
                  key={link.id}
                  id={`${listId}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  // the input keeps the focus
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => take(link)}
                  onPointerMove={() => setActive(index)}
                  ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                  className={classes('min-w-0 cursor-pointer rounded-sm px-2.5 py-1.5', index === at && 'bg-sunken')}
                >
                  <span className="block truncate font-mono text-[13px]">{nameOf(link)}</span>
                  <span className="block truncate text-xs text-muted">{readable(link.url)}</span>
                </li>
              ))}
            </ul>
            {open && settled && choices.data?.length === 0 && <p className="mt-1 text-muted">{search === '' ? 'There are no links yet.' : 'No link contains that.'}</p>}
          </div>
        </>
      )}
    </Field>
  )
}

function Chosen({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <li className="inline-flex max-w-full min-w-0 items-center rounded-sm bg-sunken pl-2">
      <bdi className="min-w-0 truncate font-mono text-xs">{name}</bdi>
      <button
        type="button"
        aria-label={`Remove the link ${name}`}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text"
      >
        <X size={12} strokeWidth={2} aria-hidden />
      </button>
    </li>
  )
}
