import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Link } from '../../api/links'
import { tagsQuery } from '../../api/tags'
import { counted } from '../../format/numbers'
import { useWorkspace } from '../../shell/workspaces'
import { TagBadge } from '../../ui/TagBadge'
import { TagPicker } from '../builder/TagPicker'
import { ActionDialog } from './ActionDialog'
import { type Step, tagging } from './changes'

/** Puts tags on links, and takes others off; what only some of them have stays unless it is touched. */
export function TagsDialog({
  links,
  onApply,
  onClose,
}: {
  links: Link[]
  onApply: (steps: Step[]) => void
  onClose: () => void
}) {
  const workspace = useWorkspace()
  const { data: tags = [] } = useQuery({ ...tagsQuery(workspace.id), staleTime: 30_000 })
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const present = new Map(links.flatMap((link) => link.tags).map((tag) => [tag.id, tag]))
  const steps = tagging(links, add, remove)
  const having = (id: string) => links.filter((link) => link.tags.some((tag) => tag.id === id)).length

  function toggle(id: string, on: boolean) {
    setRemove((before) => (on ? before.filter((each) => each !== id) : [...before.filter((each) => each !== id), id]))
    setAdd((before) => (on ? [...before.filter((each) => each !== id), id] : before.filter((each) => each !== id)))
  }

  return (
    <ActionDialog
      title={`Tags of ${counted(links.length, 'link', 'links')}`}
      verb="Change tags"
      disabled={steps.length === 0}
      onSubmit={() => onApply(steps)}
      onClose={onClose}
    >
      <TagPicker
        label="Add tags"
        chosen={add.filter((id) => !present.has(id))}
        known={tags}
        onChange={(ids) => setAdd([...add.filter((id) => present.has(id)), ...ids])}
      />
      {present.size > 0 && (
        <fieldset>
          <legend className="mb-1 font-semibold">They have</legend>
          <ul>
            {[...present.values()].map((tag) => {
              const on = !remove.includes(tag.id) && (add.includes(tag.id) || having(tag.id) === links.length)
              const some = !on && !remove.includes(tag.id)
              return (
                <li key={tag.id}>
                  <label className="flex min-h-9 items-center gap-2.5 rounded-sm px-2 touch-target hover:bg-sunken">
                    <input
                      type="checkbox"
                      className="size-4 shrink-0 accent-spruce"
                      checked={on}
                      ref={(element) => {
                        if (element) element.indeterminate = some
                      }}
                      onChange={(event) => toggle(tag.id, event.target.checked)}
                    />
                    <TagBadge name={tag.name} color={tag.color} />
                    <span className="ml-auto text-xs text-muted">
                      {having(tag.id)} of {links.length}
                    </span>
                  </label>
                </li>
              )
            })}
          </ul>
        </fieldset>
      )}
    </ActionDialog>
  )
}
