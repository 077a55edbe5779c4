import { useState } from 'react'
import type { Link } from '../../api/links'
import { counted, exact } from '../../format/numbers'
import { nameOf, ROOT } from '../../format/shortLinks'
import { TextField } from '../../ui/TextField'
import { ActionDialog } from './ActionDialog'

const NAMED = 5

/** Asks before several links are gone for good; where there were visitors, their number must be typed. */
export function DeleteLinksDialog({
  links,
  onDelete,
  onClose,
}: {
  links: Link[]
  onDelete: (links: Link[]) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const doomed = links.filter((link) => link.key !== ROOT)
  const roots = links.filter((link) => link.key === ROOT)
  const clicks = doomed.reduce((total, link) => total + link.clicks, 0)
  const wanted = String(doomed.length)
  const sure = clicks === 0 || typed.trim() === wanted
  return (
    <ActionDialog
      title={`Delete ${counted(doomed.length, 'link', 'links')}`}
      verb={`Delete ${counted(doomed.length, 'link', 'links')}`}
      look="danger"
      disabled={!sure || doomed.length === 0}
      onSubmit={() => onDelete(doomed)}
      onClose={onClose}
    >
      <p>They stop working at once. This cannot be undone.</p>
      <ul className="text-muted">
        {doomed.slice(0, NAMED).map((link) => (
          <li key={link.id} className="truncate font-mono text-[13px]">
            {nameOf(link)}
          </li>
        ))}
        {doomed.length > NAMED && <li>and {exact(doomed.length - NAMED)} more</li>}
      </ul>
      {roots.length > 0 && (
        <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
          {roots.map(nameOf).join(', ')}: a domain's own link is only deleted with the domain.
        </p>
      )}
      {clicks > 0 && (
        <>
          <p className="text-muted">Together they have {counted(clicks, 'click', 'clicks')}.</p>
          <TextField
            label={`Type ${wanted} to confirm`}
            inputMode="numeric"
            data-autofocus
            value={typed}
            onChange={setTyped}
          />
        </>
      )}
    </ActionDialog>
  )
}
