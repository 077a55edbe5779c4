import { Plus, Trash2 } from 'lucide-react'
import { absolute, toLocalInput } from '../../format/dates'
import { Button, IconButton } from '../../ui/Button'
import { ADDRESS, TextField } from '../../ui/TextField'
import { useNow } from '../../ui/useNow'
import { LEAST_SHARE, LEAST_VARIANTS, MOST_DAYS, MOST_VARIANTS, newTest, split, withShare } from './abTest'
import type { Test, Variant } from './draft'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'
import { ShareBar } from './ShareBar'

const DAY = 86_400_000
const LETTERS = 'ABCD'

/** Shares visitors out between two to four addresses (UI-3). */
export function TestDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  const now = useNow()
  const { test } = draft
  const set = (update: Partial<Test>) => test && change({ test: { ...test, ...update } })
  return (
    <FeatureDialog
      title="A/B test"
      isSet={test !== null}
      onRemove={() => change({ test: null })}
      onClose={onClose}
    >
      <p className="text-muted">Visitors are shared out between several addresses, so that you see which of them sells.</p>
      {!test ? (
        <Button
          className="self-start"
          data-autofocus
          onClick={() => change({ test: newTest(draft.url, now), trackConversion: true })}
        >
          Begin with this destination
        </Button>
      ) : (
        <>
          <Variants
            variants={test.variants}
            errors={errors}
            running={test.startedAt !== ''}
            onChange={(variants) => set({ variants })}
            onKeep={(url) => {
              change({ url, test: null })
              onClose()
            }}
          />
          <ShareBar variants={test.variants} onChange={(variants) => set({ variants })} />
          <div className="flex flex-wrap gap-2">
            <Button
              disabled={test.variants.length >= MOST_VARIANTS}
              title={test.variants.length >= MOST_VARIANTS ? `${MOST_VARIANTS} at most` : undefined}
              onClick={() => set({ variants: split([...test.variants, { url: '', percentage: 0 }]) })}
            >
              <Plus size={16} strokeWidth={1.5} aria-hidden /> Add an address
            </Button>
            <Button onClick={() => set({ variants: split(test.variants) })}>Split evenly</Button>
          </div>
          <TextField
            label="Ends"
            name="testCompletedAt"
            type="datetime-local"
            min={toLocalInput(now)}
            max={toLocalInput(new Date((test.startedAt ? new Date(test.startedAt) : now).getTime() + MOST_DAYS * DAY))}
            value={test.endsAt}
            error={errors.testCompletedAt}
            help={
              test.startedAt
                ? `It began on ${absolute(new Date(test.startedAt))}. Six weeks at most.`
                : 'The one with the most leads then becomes the destination. Six weeks at most.'
            }
            onChange={(endsAt) => set({ endsAt })}
          />
          {!draft.trackConversion && (
            <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
              Tests need conversion tracking.{' '}
              <button
                type="button"
                className="font-semibold underline underline-offset-2"
                onClick={() => change({ trackConversion: true })}
              >
                Turn it on
              </button>
            </p>
          )}
        </>
      )}
    </FeatureDialog>
  )
}

function Variants({
  variants,
  errors,
  running,
  onChange,
  onKeep,
}: {
  variants: Variant[]
  errors: Part['errors']
  running: boolean
  onChange: (variants: Variant[]) => void
  onKeep: (url: string) => void
}) {
  const set = (index: number, url: string) =>
    onChange(variants.map((each, place) => (place === index ? { ...each, url } : each)))
  return (
    <ol className="flex flex-col gap-3">
      {variants.map((variant, index) => (
        <li key={index} className="flex flex-col gap-1">
          <div className="grid grid-cols-[minmax(0,1fr)_4.5rem_auto] items-start gap-2">
            <TextField
              label={`Address ${LETTERS[index]}`}
              name={`testVariants.${index}.url`}
              {...ADDRESS}
              data-autofocus={variant.url === '' || undefined}
              value={variant.url}
              error={errors[`testVariants.${index}.url`]}
              onChange={(url) => set(index, url)}
            />
            <TextField
              label="Share, %"
              type="number"
              inputMode="numeric"
              name={`testVariants.${index}.percentage`}
              min={LEAST_SHARE}
              max={100 - LEAST_SHARE}
              value={variant.percentage}
              error={errors[`testVariants.${index}.percentage`]}
              onChange={(share) => onChange(withShare(variants, index, Number(share)))}
            />
            <IconButton
              label={`Remove address ${LETTERS[index]}`}
              disabled={variants.length <= LEAST_VARIANTS}
              onClick={() => onChange(split(variants.filter((_, place) => place !== index)))}
              className="mt-6.5"
            >
              <Trash2 size={18} strokeWidth={1.5} aria-hidden />
            </IconButton>
          </div>
          {running && (
            <Button look="quiet" className="self-start px-2" onClick={() => onKeep(variant.url)}>
              End the test, and keep {LETTERS[index]}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}
