import type { AccessLevel } from '../api/folders'
import { LEVELS } from './access'

export function AccessPicker({ value, onChange }: { value: AccessLevel; onChange: (level: AccessLevel) => void }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">Access</legend>
      <div className="flex flex-col divide-y rounded-sm border">
        {LEVELS.map(({ level, label, says }) => (
          <label key={label} className="flex gap-3 px-3 py-2 has-checked:bg-spruce-wash">
            <input
              type="radio"
              name="accessLevel"
              className="mt-0.5 size-4 shrink-0 accent-spruce"
              checked={level === value}
              onChange={() => onChange(level)}
            />
            <span>
              <span className="block font-medium">{label}</span>
              <span className="block text-xs text-muted">{says}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
