import type { Part } from './DestinationFields'
import { Section } from './Section'
import { TextField } from './TextField'
import { parameter, UTM, withParameter } from './utm'

export function CampaignSection({
  draft,
  errors,
  change,
  open,
  onToggle,
}: Part & { open: boolean; onToggle: (open: boolean) => void }) {
  const values = UTM.map(({ name }) => parameter(draft.url, name)).filter((value) => value !== '')
  const missing = draft.url.trim() === ''
  return (
    <Section title="Campaign (UTM)" value={values.join(' · ')} open={open} onToggle={onToggle}>
      <p className="text-xs text-subtle">
        {missing ? 'Enter the destination first: these become part of it.' : 'These are part of the destination.'}
      </p>
      <div className="grid gap-4 xs:grid-cols-2">
        {UTM.map(({ name, label, example }) => (
          <TextField
            key={name}
            label={label}
            name={name}
            placeholder={example}
            maxLength={255}
            disabled={missing}
            value={parameter(draft.url, name)}
            error={errors[name]}
            onChange={(value) => change({ url: withParameter(draft.url, name, value) })}
          />
        ))}
      </div>
    </Section>
  )
}
