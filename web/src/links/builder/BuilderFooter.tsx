import { Button } from '../../ui/Button'

/** Saves, or leaves without losing anything by accident. */
export function BuilderFooter({
  stored,
  busy,
  dirty,
  leaving,
  failure,
  onStay,
  onLeave,
  onDiscard,
  onKeep,
}: {
  stored: boolean
  busy: boolean
  dirty: boolean
  /** Whether the user has been asked what becomes of what was entered. */
  leaving: boolean
  failure: string | null
  onStay: () => void
  onLeave: () => void
  onDiscard: () => void
  onKeep: () => void
}) {
  return (
    <div className="flex flex-col gap-2">
      <div role="alert">
        {failure && <p className="rounded-sm bg-danger-wash px-3 py-2 text-danger [overflow-wrap:anywhere]">{failure}</p>}
        {leaving && (
          <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">What you entered is not saved yet.</p>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {leaving ? (
          <>
            <Button look="quiet" onClick={onDiscard}>
              Discard
            </Button>
            {!stored && (
              <Button look="quiet" onClick={onKeep}>
                Keep as a draft
              </Button>
            )}
            <Button look="primary" onClick={onStay} autoFocus>
              Keep editing
            </Button>
          </>
        ) : (
          <>
            <Button look="quiet" onClick={onLeave}>
              Cancel
            </Button>
            <Button
              type="submit"
              form="link-builder"
              look="primary"
              disabled={busy || (stored && !dirty)}
              title={stored && !dirty ? 'Nothing has changed' : 'Ctrl ↵'}
            >
              {saveLabel(stored, busy)}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function saveLabel(stored: boolean, busy: boolean): string {
  if (stored) return busy ? 'Saving…' : 'Save changes'
  return busy ? 'Creating…' : 'Create link'
}
