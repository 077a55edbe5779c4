import { Plus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import { countries } from '../../format/places'
import { Button, IconButton } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { ADDRESS, TextField } from '../../ui/TextField'
import type { GeoTarget } from './draft'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'

export function TargetingDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  const set = (id: number, update: Partial<GeoTarget>) =>
    change({ geo: draft.geo.map((each) => (each.id === id ? { ...each, ...update } : each)) })
  const nextId = Math.max(-1, ...draft.geo.map((each) => each.id)) + 1
  return (
    <FeatureDialog
      title="Targeting"
      isSet={draft.ios !== '' || draft.android !== '' || draft.geo.length > 0}
      onRemove={() => change({ ios: '', android: '', geo: [] })}
      onClose={onClose}
    >
      <p className="text-muted">Some visitors go elsewhere than to the destination.</p>
      <TextField
        label="iOS"
        name="ios"
        {...ADDRESS}
        data-autofocus
        placeholder="https://apps.apple.com/…"
        value={draft.ios}
        error={errors.ios}
        onChange={(ios) => change({ ios })}
      />
      <TextField
        label="Android"
        name="android"
        {...ADDRESS}
        placeholder="https://play.google.com/…"
        value={draft.android}
        error={errors.android}
        onChange={(android) => change({ android })}
      />
      {draft.geo.map((target) => (
        <GeoFields
          key={target.id}
          target={target}
          countryError={errors[`geo.${target.id}.country`]}
          urlError={errors[`geo.${target.id}.url`]}
          onChange={(update) => set(target.id, update)}
          onRemove={() => change({ geo: draft.geo.filter((each) => each !== target) })}
        />
      ))}
      {errors.geo && <p className="text-danger">{errors.geo}</p>}
      <Button
        className="self-start"
        onClick={() => change({ geo: [...draft.geo, { id: nextId, country: '', url: '' }] })}
      >
        <Plus size={16} strokeWidth={1.5} aria-hidden /> Add a country
      </Button>
    </FeatureDialog>
  )
}

function GeoFields({
  target,
  countryError,
  urlError,
  onChange,
  onRemove,
}: {
  target: GeoTarget
  countryError: string | undefined
  urlError: string | undefined
  onChange: (change: Partial<GeoTarget>) => void
  onRemove: () => void
}) {
  const all = useMemo(countries, [])
  return (
    <div className="grid gap-3 border-l-2 pl-3 xs:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
      <Field label="Country" error={countryError}>
        {(control) => (
          <select
            {...control}
            name={`geo.${target.id}.country`}
            value={target.country}
            onChange={(event) => onChange({ country: event.target.value })}
            className="field-box"
          >
            <option value="">Choose…</option>
            {all.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label="Leads to"
        name={`geo.${target.id}.url`}
        {...ADDRESS}
        value={target.url}
        error={urlError}
        onChange={(url) => onChange({ url })}
      />
      <IconButton label="Remove this country" onClick={onRemove} className="xs:mt-6.5">
        <Trash2 size={18} strokeWidth={1.5} aria-hidden />
      </IconButton>
    </div>
  )
}
