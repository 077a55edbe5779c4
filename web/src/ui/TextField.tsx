import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'
import { Field } from './Field'

/** A labelled one-line input. */
export function TextField({
  label,
  note,
  help,
  error,
  onChange,
  className,
  mono = false,
  ...rest
}: Omit<ComponentProps<'input'>, 'onChange'> & {
  label: string
  note?: string
  help?: ReactNode
  error?: string | undefined
  /** For addresses, ids and other things that are read letter by letter. */
  mono?: boolean
  onChange: (value: string) => void
}) {
  return (
    <Field label={label} note={note} help={help} error={error} className={className}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...control}
          {...rest}
          onChange={(event) => onChange(event.target.value)}
          className={classes('field-box', mono && 'font-mono')}
        />
      )}
    </Field>
  )
}

/** What address fields have in common on phones and in spell checkers. */
export const ADDRESS = { inputMode: 'url', autoCapitalize: 'none', spellCheck: false } as const
