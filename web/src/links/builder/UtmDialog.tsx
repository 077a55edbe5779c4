import { TextField } from '../../ui/TextField'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'
import { parameter, UTM, withParameter } from './utm'

export function UtmDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  const missing = draft.url.trim() === ''
  return (
    <FeatureDialog
      title="Campaign (UTM)"
      isSet={UTM.some(({ name }) => parameter(draft.url, name) !== '')}
      onRemove={() => change({ url: UTM.reduce((url, { name }) => withParameter(url, name, ''), draft.url) })}
      onClose={onClose}
    >
      <p className="text-muted">
        {missing ? 'Enter the destination first: these become part of it.' : 'These are part of the destination.'}
      </p>
      <div className="grid gap-4 xs:grid-cols-2">
        {UTM.map(({ name, label, example }, index) => (
          <TextField
            key={name}
            label={label}
            name={name}
            placeholder={example}
            maxLength={255}
            disabled={missing}
            data-autofocus={index === 0 || undefined}
            value={parameter(draft.url, name)}
            error={errors[name]}
            onChange={(value) => change({ url: withParameter(draft.url, name, value) })}
          />
        ))}
      </div>
      {!missing && (
        <div>
          <p className="mb-1 font-semibold">Leads to</p>
          <p className="rounded-sm bg-sunken p-2 font-mono text-xs break-all">{draft.url}</p>
        </div>
      )}
    </FeatureDialog>
  )
}
