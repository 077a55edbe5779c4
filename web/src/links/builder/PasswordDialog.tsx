import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../ui/Button'
import { CopyButton } from '../../ui/CopyButton'
import { Field } from '../../ui/Field'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'
import { randomText } from './random'

const GENERATED_LENGTH = 24

export function PasswordDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  const [shown, setShown] = useState(false)
  return (
    <FeatureDialog
      title="Password"
      isSet={draft.password !== ''}
      onRemove={() => change({ password: '' })}
      onClose={onClose}
    >
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
              data-autofocus
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
    </FeatureDialog>
  )
}
