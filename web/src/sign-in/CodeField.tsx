import { TextField } from '../ui/TextField'

/** A code of the authenticator app, or one for recovery. */
export function CodeField({
  value,
  error,
  onChange,
}: {
  value: string
  error?: string | undefined
  onChange: (value: string) => void
}) {
  return (
    <TextField
      label="Code"
      name="code"
      mono
      autoFocus
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={60}
      value={value}
      error={error}
      help="What your authenticator app shows now, or one of your recovery codes."
      onChange={onChange}
    />
  )
}
