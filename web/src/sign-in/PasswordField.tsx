import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui/Button'
import { Field } from '../ui/Field'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

/** A password, hidden until somebody wants to see it. */
export function PasswordField({
  label,
  name,
  kind,
  value,
  error,
  help,
  onChange,
}: {
  label: string
  name: string
  /** Whether it is one that exists or one that is chosen, for password managers. */
  kind: 'current' | 'new'
  value: string
  error?: string | undefined
  help?: string
  onChange: (value: string) => void
}) {
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} error={error} help={help}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            name={name}
            type={shown ? 'text' : 'password'}
            autoComplete={`${kind}-password`}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="field-box pr-11"
          />
          <IconButton
            label={shown ? 'Hide the password' : 'Show the password'}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="absolute top-0.5 right-0.5"
          >
            {shown ? <EyeOff {...ICON} /> : <Eye {...ICON} />}
          </IconButton>
        </div>
      )}
    </Field>
  )
}
