import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Field } from '../../ui/Field'
import type { Part } from './DestinationFields'
import { randomText } from './random'
import { Section } from './Section'

const GENERATED_LENGTH = 24

export function PasswordSection({
  draft,
  errors,
  change,
  open,
  onToggle,
}: Part & { open: boolean; onToggle: (open: boolean) => void }) {
  const [shown, setShown] = useState(false)
  return (
    <Section title="Password" value={draft.password === '' ? '' : 'set'} open={open} onToggle={onToggle}>
      <Field
        label="Link password"
        error={errors.password}
        help="Everybody with the link sees a form, and must enter this to go on."
      >
        {(control) => (
          <div className="flex items-center gap-1">
            <input
              {...control}
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="new-password"
              value={draft.password}
              onChange={(event) => change({ password: event.target.value })}
              className="field-box"
            />
            <IconButton
              label={shown ? 'Hide the password' : 'Show the password'}
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              {shown ? (
                <EyeOff size={18} strokeWidth={1.5} aria-hidden />
              ) : (
                <Eye size={18} strokeWidth={1.5} aria-hidden />
              )}
            </IconButton>
            {draft.password !== '' && <CopyButton text={draft.password} label="Copy the password" />}
          </div>
        )}
      </Field>
      <Button
        className="self-start"
        onClick={() => {
          change({ password: randomText(GENERATED_LENGTH) })
          setShown(true)
        }}
      >
        Generate one
      </Button>
    </Section>
  )
}
