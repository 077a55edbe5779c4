import { type ReactNode, useId } from 'react'
import { classes } from './classes'

type Control = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

/** A label above its control, help below it, and what is wrong with it. */
export function Field({
  label,
  note,
  help,
  error,
  className,
  children,
}: {
  label: string
  /** A word beside the label, such as “required”. */
  note?: string
  help?: ReactNode
  error?: string | undefined
  className?: string
  children: (control: Control) => ReactNode
}) {
  const id = useId()
  const helpId = help ? `${id}-help` : undefined
  const errorId = error ? `${id}-error` : undefined
  return (
    <div className={classes('min-w-0', className)}>
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {note && <span className="text-xs text-subtle">{note}</span>}
      </div>
      {children({
        id,
        'aria-describedby': classes(errorId, helpId) || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p id={errorId} className="mt-1 text-danger">
          {error}
        </p>
      )}
      {help && (
        <p id={helpId} className="mt-1 text-xs text-subtle">
          {help}
        </p>
      )}
    </div>
  )
}
