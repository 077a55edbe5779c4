import { absolute, toLocalInput } from '../../format/dates'
import { useNow } from '../../ui/useNow'
import type { Part } from './DestinationFields'
import { Section } from './Section'
import { ADDRESS, TextField } from './TextField'

const SHORT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

export function ExpirySection({
  draft,
  errors,
  change,
  open,
  onToggle,
}: Part & { open: boolean; onToggle: (open: boolean) => void }) {
  const now = useNow()
  const moment = draft.expiresAt === '' ? null : new Date(draft.expiresAt)
  return (
    <Section title="Expiry" value={moment ? SHORT.format(moment) : ''} open={open} onToggle={onToggle}>
      <TextField
        label="Expires"
        name="expiresAt"
        type="datetime-local"
        min={toLocalInput(now)}
        value={draft.expiresAt}
        error={errors.expiresAt}
        help={moment ? absolute(moment) : undefined}
        onChange={(expiresAt) => change({ expiresAt })}
      />
      <TextField
        label="Then lead to"
        name="expiredUrl"
        {...ADDRESS}
        placeholder="https://example.com/over"
        value={draft.expiredUrl}
        error={errors.expiredUrl}
        help="Empty: a page that says the link has expired."
        onChange={(expiredUrl) => change({ expiredUrl })}
      />
    </Section>
  )
}
