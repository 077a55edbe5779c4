import { type ReactNode, useId } from 'react'
import { classes } from './classes'

/** Something that is on or off, and what that means. */
export function Switch({
  label,
  help,
  checked,
  disabled,
  hint,
  onChange,
  name,
}: {
  label: string
  help?: ReactNode
  checked: boolean
  disabled?: boolean
  /** A key that does the same, as it is shown. */
  hint?: string
  onChange: (checked: boolean) => void
  name?: string
}) {
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <label htmlFor={id} className="font-semibold">
          {label}
          {hint && <kbd className="ml-2 font-mono text-xs font-normal text-subtle pointer-coarse:hidden">{hint}</kbd>}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-xs text-subtle">
            {help}
          </p>
        )}
      </div>
      <button
        type="button"
        role="switch"
        id={id}
        name={name}
        aria-checked={checked}
        aria-describedby={help ? `${id}-help` : undefined}
        disabled={disabled}
        onClick={() => onChange(!checked)}
        className={classes(
          'relative mt-0.5 h-6 w-10 shrink-0 rounded-full border transition-colors duration-[120ms] disabled:opacity-60',
          checked ? 'border-spruce bg-spruce' : 'border-line-strong bg-sunken',
        )}
      >
        <span
          aria-hidden
          className={classes(
            'absolute top-1/2 left-0.5 size-4.5 -translate-y-1/2 rounded-full transition-transform duration-[120ms] motion-reduce:transition-none',
            checked ? 'translate-x-[calc(100%-1px)] bg-on-spruce' : 'bg-line-strong',
          )}
        />
      </button>
    </div>
  )
}
