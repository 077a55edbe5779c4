import { useState } from 'react'
import type { Link } from '../../api/links'
import { counted } from '../../format/numbers'
import { nameOf } from '../../format/shortLinks'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { Time } from '../../ui/Time'

/** Asks before a link is gone for good; what has visitors must be named. */
export function DeleteDialog({
  link,
  onDelete,
  onClose,
}: {
  link: Link
  onDelete: () => void
  onClose: () => void
}) {
  const name = nameOf(link)
  const [typed, setTyped] = useState('')
  const named = link.clicks === 0 || typed.trim() === name
  return (
    <Dialog
      title="Delete link"
      onClose={onClose}
      footer={
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} data-autofocus={link.clicks === 0 || undefined}>
            Cancel
          </Button>
          <Button
            look="danger"
            type="submit"
            form="delete-link"
            disabled={!named}
            title={named ? undefined : 'Type the short link first'}
          >
            Delete link
          </Button>
        </div>
      }
    >
      <form
        id="delete-link"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (named) onDelete()
        }}
      >
        <p>
          <strong className="font-mono text-[13px] break-all">{name}</strong> stops working at once. This cannot be
          undone.
        </p>
        {link.clicks === 0 ? (
          <p className="text-muted">Nobody has clicked it.</p>
        ) : (
          <>
            <p className="text-muted">
              It has {counted(link.clicks, 'click', 'clicks')}
              {link.lastClicked && (
                <>
                  , the last one <Time iso={link.lastClicked} />
                </>
              )}
              .
            </p>
            <Field label="Type the short link to confirm">
              {(control) => (
                <input
                  {...control}
                  data-autofocus
                  type="text"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  placeholder={name}
                  className="field-box font-mono"
                />
              )}
            </Field>
          </>
        )}
      </form>
    </Dialog>
  )
}
