import { useId } from 'react'
import { type Area, AREAS } from '../api/keys'
import { type Access, accessesOf, areaWords, type Choice, type Preset } from './scopes'

const PRESETS: { preset: Preset; label: string; about: string }[] = [
  { preset: 'all', label: 'All', about: 'Links, tags, folders, domains, analytics: to read and to change.' },
  { preset: 'read', label: 'Read only', about: 'The same, only to read.' },
  { preset: 'choice', label: 'A choice', about: 'Only what is chosen here.' },
  { preset: 'user', label: 'Everything its user may', about: 'API keys and webhooks too. For few.' },
]

const ACCESS_WORDS: Record<Access, string> = { none: 'None', read: 'Read', write: 'Read and write' }

/** What a key may do: a preset, or area by area. */
export function ScopesField({
  preset,
  choice,
  error,
  onChange,
}: {
  preset: Preset
  choice: Choice
  error: string | undefined
  onChange: (changes: { preset?: Preset; choice?: Choice }) => void
}) {
  const id = useId()
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-semibold">Permissions</legend>
      <div className="rounded-sm border px-3 py-1">
        {PRESETS.map((each) => (
          <label key={each.preset} className="flex min-h-9 items-start gap-2.5 py-1.5 touch-target">
            <input
              type="radio"
              name="scopes"
              className="mt-0.5 size-4 shrink-0 accent-spruce"
              checked={preset === each.preset}
              onChange={() => onChange({ preset: each.preset })}
            />
            <span>
              {each.label} <span className="block text-xs text-subtle">{each.about}</span>
            </span>
          </label>
        ))}
        {preset === 'choice' && (
          <ul className="divide-y border-t">
            {AREAS.map((area) => (
              <AreaRow
                key={area}
                area={area}
                value={choice[area]}
                onChange={(access) => onChange({ choice: { ...choice, [area]: access } })}
              />
            ))}
          </ul>
        )}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function AreaRow({ area, value, onChange }: { area: Area; value: Access; onChange: (access: Access) => void }) {
  const id = useId()
  return (
    <li className="flex items-center justify-between gap-3 py-1.5">
      <label htmlFor={id}>{areaWords(area)}</label>
      <select
        id={id}
        className="field-box w-auto"
        value={value}
        onChange={(event) => onChange(event.target.value as Access)}
      >
        {accessesOf(area).map((access) => (
          <option key={access} value={access}>
            {ACCESS_WORDS[access]}
          </option>
        ))}
      </select>
    </li>
  )
}
