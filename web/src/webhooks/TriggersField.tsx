import { useId } from 'react'
import { type Trigger, TRIGGERS } from '../api/webhooks'
import { choicesFor } from './triggers'

/** What a webhook is told of, in groups. */
export function TriggersField({
  stored,
  value,
  error,
  onChange,
}: {
  /** What it is told of now. */
  stored: readonly Trigger[]
  value: readonly Trigger[]
  error: string | undefined
  onChange: (triggers: Trigger[]) => void
}) {
  const id = useId()
  const chosen = new Set(value)
  const toggle = (trigger: Trigger, on: boolean) =>
    onChange(TRIGGERS.filter((each) => (each === trigger ? on : chosen.has(each))))
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1 font-semibold">Told of</legend>
      <div className="flex flex-col gap-3 rounded-sm border px-3 py-2">
        {choicesFor(stored).map(({ title, choices }) => (
          <div key={title} role="group" aria-label={title}>
            <p aria-hidden className="text-xs font-medium text-subtle">
              {title}
            </p>
            <ul className="grid sm:grid-cols-2">
              {choices.map(({ trigger, label }) => (
                <li key={trigger}>
                  <label className="flex min-h-9 items-center gap-2.5 touch-target">
                    <input
                      type="checkbox"
                      name="triggers"
                      className="size-4 shrink-0 accent-spruce"
                      checked={chosen.has(trigger)}
                      onChange={(event) => toggle(trigger, event.target.checked)}
                    />
                    {label}
                  </label>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1 text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
