import { Dices } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../ui/Button'
import { Field } from '../../ui/Field'
import type { Part } from './DestinationFields'
import { randomText } from './random'

const RANDOM_KEY_LENGTH = 7

/** Domain and key. Those of a stored link change only on purpose. */
export function AddressFields({
  draft,
  errors,
  change,
  domains,
  stored,
}: Part & { domains: string[]; stored: boolean }) {
  const [locked, setLocked] = useState(stored)
  const choices = domains.includes(draft.domain) ? domains : [draft.domain, ...domains]
  return (
    <div role="group" aria-label="Short link" className="flex flex-col gap-1">
      <div className="grid grid-cols-1 gap-3 xs:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Field label="Domain" error={errors.domain}>
          {(control) => (
            <select
              {...control}
              name="domain"
              disabled={locked}
              value={draft.domain}
              onChange={(event) => change({ domain: event.target.value })}
              className="field-box"
            >
              {choices.map((domain) => (
                <option key={domain}>{domain}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Key" error={errors.key} help={stored ? undefined : 'Empty: a random one.'}>
          {(control) => (
            <div className="relative">
              <input
                {...control}
                name="key"
                type="text"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                placeholder="random"
                disabled={locked}
                value={draft.key}
                onChange={(event) => change({ key: event.target.value })}
                className="field-box pr-11 font-mono"
              />
              <IconButton
                label="Make a random key"
                disabled={locked}
                onClick={() => change({ key: randomText(RANDOM_KEY_LENGTH) })}
                className="absolute top-0.5 right-0.5"
              >
                <Dices size={18} strokeWidth={1.5} aria-hidden />
              </IconButton>
            </div>
          )}
        </Field>
      </div>
      {stored &&
        (locked ? (
          <Button look="quiet" className="self-start px-2" onClick={() => setLocked(false)}>
            Change the short link…
          </Button>
        ) : (
          <p className="mt-1 rounded-sm bg-warning-wash px-3 py-2 text-warning">
            The old short link stops working, wherever it is printed or posted.
          </p>
        ))}
    </div>
  )
}
