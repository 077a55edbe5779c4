import { absolute, toLocalInput } from '../../format/dates'
import { ADDRESS, TextField } from '../../ui/TextField'
import { useNow } from '../../ui/useNow'
import { understood } from './expiry'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'

export function ExpiryDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  const now = useNow()
  const moment = understood(draft.expiresAt, now)
  return (
    <FeatureDialog
      title="Expiration"
      isSet={draft.expiresAt !== '' || draft.expiredUrl !== ''}
      onRemove={() => change({ expiresAt: '', expiredUrl: '' })}
      onClose={onClose}
    >
      <TextField
        label="Expires"
        name="expiresAt"
        placeholder="in 2 weeks, tomorrow at 5pm, 31 Dec 18:00"
        data-autofocus
        value={draft.expiresAt}
        error={errors.expiresAt}
        onChange={(expiresAt) => change({ expiresAt })}
      />
      <p role="status" className="-mt-2 text-muted">
        <Meaning words={draft.expiresAt} moment={moment} now={now} />
      </p>
      <TextField
        label="Or from a calendar"
        type="datetime-local"
        min={toLocalInput(now)}
        value={moment ? toLocalInput(moment) : ''}
        onChange={(picked) => change({ expiresAt: picked.replace('T', ' ') })}
      />
      <TextField
        label="Then lead to"
        name="expiredUrl"
        {...ADDRESS}
        placeholder="https://example.com/over"
        value={draft.expiredUrl}
        error={errors.expiredUrl}
        help="Empty: where the domain says, else a page that says the link has expired."
        onChange={(expiredUrl) => change({ expiredUrl })}
      />
    </FeatureDialog>
  )
}

function Meaning({ words, moment, now }: { words: string; moment: Date | null; now: Date }) {
  if (words.trim() === '') return 'The link never expires.'
  if (!moment) return 'The server will read this, on the clock of UTC. What it understood is shown once the link is saved.'
  return (
    <>
      {moment <= now && <strong className="text-warning">Over: </strong>}
      {absolute(moment)}
    </>
  )
}
