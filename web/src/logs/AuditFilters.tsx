import { useQuery } from '@tanstack/react-query'
import type { AuditSearch, Change } from '../api/logs'
import { membersQuery } from '../api/people'
import { useWorkspace } from '../shell/workspaces'
import { FilterChip } from '../ui/FilterChip'
import { actionWords } from './words'

/** Whose changes are shown, and what else narrows them. */
export function AuditFilters({
  search,
  shown,
  onSearch,
}: {
  search: AuditSearch
  /** Changes that are shown, which tell the names of what is looked for. */
  shown: Change[]
  onSearch: (search: AuditSearch) => void
}) {
  const workspace = useWorkspace()
  const { data: members = [] } = useQuery(membersQuery(workspace.id))
  const { userId, target, action } = search
  const without = (name: keyof AuditSearch) => {
    const { [name]: _, ...rest } = search
    return rest
  }
  const stranger = userId !== undefined && !members.some(({ id }) => id === userId)
  const nameOfStranger = shown.find((each) => each.userId === userId)?.user?.name ?? userId
  const nameOfTarget = shown.find((each) => each.target === target)?.targetName ?? target
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <select
        aria-label="By whom"
        className="field-box w-auto max-w-full min-w-44"
        value={userId ?? ''}
        onChange={({ target: { value } }) => onSearch(value === '' ? without('userId') : { ...search, userId: value })}
      >
        <option value="">By everybody</option>
        {members.map(({ id, name, email }) => (
          <option key={id} value={id}>
            By {name ?? email ?? id}
          </option>
        ))}
        {stranger && <option value={userId}>By {nameOfStranger}</option>}
      </select>
      {target !== undefined && (
        <FilterChip name="Of" value={nameOfTarget ?? target} onRemove={() => onSearch(without('target'))} />
      )}
      {action !== undefined && (
        <FilterChip name="Kind" value={actionWords(action)} onRemove={() => onSearch(without('action'))} />
      )}
    </div>
  )
}
