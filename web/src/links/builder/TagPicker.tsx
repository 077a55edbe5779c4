import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { LinkTag } from '../../api/links'
import { problemOf } from '../../api/problem'
import { createTag, TAG_COLORS, tagsKey, tagsQuery } from '../../api/tags'
import { useWorkspace } from '../../shell/workspaces'
import { classes } from '../../ui/classes'
import { Field } from '../../ui/Field'
import { TagBadge } from '../../ui/TagBadge'

type Option = { kind: 'tag'; tag: LinkTag } | { kind: 'new'; name: string }

/** Chooses tags by typing, and makes those that are missing. */
export function TagPicker({
  chosen,
  known,
  label = 'Tags',
  error,
  onChange,
}: {
  /** The ids. */
  chosen: string[]
  /** Tags that are known from elsewhere. */
  known: LinkTag[]
  label?: string
  error?: string | undefined
  onChange: (ids: string[]) => void
}) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const [problem, setProblem] = useState<string>()
  const [made, setMade] = useState<LinkTag[]>([])
  const { data: first = [] } = useQuery({ ...tagsQuery(workspace.id), staleTime: 30_000 })
  const wanted = typed.trim().toLowerCase()
  const { data: found = [] } = useQuery({
    ...tagsQuery(workspace.id, { search: typed.trim() }),
    enabled: open && wanted !== '',
  })

  const all = new Map([...known, ...made, ...first, ...found].map((tag) => [tag.id, tag]))
  const matching = [...all.values()].filter(
    (tag) => !chosen.includes(tag.id) && tag.name.toLowerCase().includes(wanted),
  )
  const exists = [...all.values()].some((tag) => tag.name.toLowerCase() === wanted)
  const options: Option[] = [
    ...matching.map((tag) => ({ kind: 'tag' as const, tag })),
    ...(wanted === '' || exists ? [] : [{ kind: 'new' as const, name: typed.trim() }]),
  ]
  const at = Math.min(active, options.length - 1)

  async function take(option: Option) {
    setProblem(undefined)
    try {
      const tag = option.kind === 'tag' ? option.tag : await make(option.name)
      onChange([...chosen, tag.id])
      setTyped('')
      setActive(0)
    } catch (failure) {
      setProblem(problemOf(failure).message)
    }
  }

  async function make(name: string): Promise<LinkTag> {
    const color = TAG_COLORS[Math.floor(Math.random() * TAG_COLORS.length)]!
    const tag = await createTag(workspace.id, { name, color })
    setMade((before) => [...before, tag])
    void queries.invalidateQueries({ queryKey: tagsKey(workspace.id) })
    return tag
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
      if (open && option) void take(option)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Backspace' && typed === '') {
      onChange(chosen.slice(0, -1))
    }
  }

  return (
    <Field label={label} error={error ?? problem}>
      {(control) => (
        <div className="relative">
          <div className="field-box flex flex-wrap items-center gap-1.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-spruce">
            {chosen.map((id) => (
              <Chosen key={id} tag={all.get(id)} onRemove={() => onChange(chosen.filter((each) => each !== id))} />
            ))}
            <input
              {...control}
              name="tags"
              type="text"
              role="combobox"
              aria-expanded={open && options.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && options[at] ? `${listId}-${at}` : undefined}
              autoComplete="off"
              maxLength={50}
              placeholder={chosen.length === 0 ? 'Choose, or type a new one' : ''}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value)
                setOpen(true)
                setActive(0)
              }}
              onFocus={() => setOpen(true)}
              onClick={() => setOpen(true)}
              onBlur={() => setOpen(false)}
              onKeyDown={onKeyDown}
              className="min-w-24 flex-1 bg-transparent outline-none!"
            />
          </div>
          <ul
            id={listId}
            role="listbox"
            aria-label="Tags to choose"
            hidden={!open || options.length === 0}
            className="appear absolute inset-x-0 top-full z-30 mt-1 max-h-56 overflow-y-auto rounded-md border bg-raised p-1 shadow-menu"
          >
            {options.map((option, index) => (
              <li
                key={option.kind === 'tag' ? option.tag.id : 'new'}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                // the input keeps the focus
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => void take(option)}
                onPointerMove={() => setActive(index)}
                ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                className={classes('flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2.5', index === at && 'bg-sunken')}
              >
                {option.kind === 'tag' ? (
                  <TagBadge name={option.tag.name} color={option.tag.color} />
                ) : (
                  <span className="truncate">
                    Create “<bdi className="font-semibold">{option.name}</bdi>”
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  )
}

function Chosen({ tag, onRemove }: { tag: LinkTag | undefined; onRemove: () => void }) {
  const name = tag?.name ?? '…'
  return (
    <span className="inline-flex max-w-full min-w-0 items-center">
      <TagBadge name={name} color={tag?.color ?? 'gray'} />
      <button
        type="button"
        aria-label={`Remove the tag ${name}`}
        onClick={onRemove}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-sunken"
      >
        <X size={12} strokeWidth={2} aria-hidden />
      </button>
    </span>
  )
}
