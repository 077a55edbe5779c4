import { Dices } from 'lucide-react'
import { useState } from 'react'
import { randomKey } from '../../api/links'
import { ROOT } from '../../format/shortLinks'
import { Button, IconButton } from '../../ui/Button'
import { Field } from '../../ui/Field'
import type { OfferedDomain } from './domains'
import type { Draft } from './draft'
import type { Part } from './part'
import { randomText } from './random'
import { useKeyCheck } from './useKeyCheck'

const RANDOM_KEY_LENGTH = 7

/** Domain and key. Those of a stored link change only on purpose. */
export function AddressFields({
  draft,
  from,
  errors,
  change,
  domains,
  stored,
}: Part & { from: Draft; domains: OfferedDomain[]; stored: boolean }) {
  const [locked, setLocked] = useState(stored)
  const found = useKeyCheck(draft, stored ? from : null)
  const chosen = domains.find((each) => each.slug === draft.domain)
  const choices = chosen ? domains : [{ slug: draft.domain, note: null, placeholder: null }, ...domains]
  if (from.key === ROOT) return null

  async function roll() {
    const key = await randomKey(draft.domain).catch(() => randomText(RANDOM_KEY_LENGTH))
    change({ key })
  }

  return (
    <div role="group" aria-label="Short link" className="flex flex-col gap-1">
      <div className="grid grid-cols-1 gap-3 xs:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Field label="Domain" error={errors.domain} help={chosen?.note}>
          {(control) => (
            <select
              {...control}
              name="domain"
              disabled={locked}
              value={draft.domain}
              onChange={(event) => change({ domain: event.target.value })}
              className="field-box"
            >
              {choices.map(({ slug }) => (
                <option key={slug}>{slug}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Key" error={errors.key} help={keyHelp(found, stored, errors.key)}>
          {(control) => (
            <div className="relative">
              <input
                {...control}
                name="key"
                type="text"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={190}
                placeholder="random"
                disabled={locked}
                value={draft.key}
                onChange={(event) => change({ key: event.target.value })}
                className="field-box pr-11 font-mono"
              />
              <IconButton
                label="Make a random key"
                disabled={locked}
                onClick={() => void roll()}
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

/** What is known of the key, unless its error says the same. */
function keyHelp(found: ReturnType<typeof useKeyCheck>, stored: boolean, error: string | undefined) {
  if (found?.free) return <span className="text-success">Free.</span>
  if (found && found.problem === error) return undefined
  if (found) return <span className="text-warning">{found.problem}</span>
  return stored ? undefined : 'Empty: a random one.'
}
