import { useState } from 'react'
import { Dialog } from '../ui/Dialog'
import { allowSingleKeys, singleKeysAllowed } from '../ui/singleKeys'

const KEYS = [
  { keys: 'C', does: 'Create what the page lists: a link, a tag, a folder…' },
  { keys: '/', does: 'Search' },
  { keys: 'A', does: 'Show or hide archived links' },
  { keys: 'Esc', does: 'Clear search or filters' },
  { keys: '?', does: 'Show this list' },
  { keys: 'Ctrl ↵', does: 'Save the link being edited' },
]

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [allowed, setAllowed] = useState(singleKeysAllowed)
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className="divide-y">
        {KEYS.map(({ keys, does }) => (
          <div key={keys} className="flex items-center justify-between gap-4 py-2">
            <dt>{does}</dt>
            <dd>
              <kbd className="rounded-sm border bg-sunken px-1.5 py-0.5 font-mono text-xs">{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-muted">Pasting an address into the links page starts a link to it.</p>
      <label className="mt-4 flex min-h-9 items-center gap-2.5">
        <input
          type="checkbox"
          className="size-4 accent-spruce"
          checked={allowed}
          onChange={(event) => {
            setAllowed(event.target.checked)
            allowSingleKeys(event.target.checked)
          }}
        />
        Single keys act at once
      </label>
    </Dialog>
  )
}
