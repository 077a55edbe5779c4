import { completed, type Draft, type Errors } from './draft'
import { ADDRESS, TextField } from './TextField'

export type Part = {
  draft: Draft
  errors: Errors
  change: (change: Partial<Draft>) => void
}

export function DestinationField({ draft, errors, change }: Part) {
  return (
    <TextField
      label="Destination"
      note="Required"
      name="url"
      {...ADDRESS}
      placeholder="https://example.com/a/long/address"
      // on phones the keyboard would hide the rest of the form
      data-autofocus={matchMedia('(pointer: fine)').matches || undefined}
      value={draft.url}
      error={errors.url}
      onChange={(url) => change({ url })}
      onBlur={() => change({ url: completed(draft.url) })}
    />
  )
}
