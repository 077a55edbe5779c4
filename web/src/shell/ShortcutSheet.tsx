import { useState } from 'react'
import { Dialog } from '../ui/Dialog'
import { allowSingleKeys, singleKeysAllowed } from '../ui/singleKeys'

const GROUPS = [
  {
    title: 'Everywhere',
    keys: [
      { keys: 'C', does: 'Create what the page lists: a link, a tag, a folder…' },
      { keys: '/', does: 'Search' },
      { keys: 'Esc', does: 'Clear what is selected, then the filters' },
      { keys: '?', does: 'Show this list' },
    ],
  },
  {
    title: 'Links',
    keys: [
      { keys: 'F', does: 'Filter' },
      { keys: 'A', does: 'Show or hide archived links' },
      { keys: 'J K', does: 'Next row, previous row' },
    ],
  },
  {
    title: 'The link under the pointer, or in focus',
    keys: [
      { keys: 'E', does: 'Edit' },
      { keys: 'Q', does: 'QR code' },
      { keys: 'D', does: 'Duplicate' },
      { keys: 'I', does: 'Copy id' },
      { keys: 'M', does: 'Move to a folder' },
      { keys: 'A', does: 'Archive' },
      { keys: 'X', does: 'Delete' },
    ],
  },
  {
    title: 'Selected links',
    keys: [
      { keys: 'T', does: 'Tags' },
      { keys: 'M', does: 'Move to a folder' },
      { keys: 'C', does: 'Conversion tracking' },
      { keys: 'A', does: 'Archive' },
      { keys: 'X', does: 'Delete' },
    ],
  },
  {
    title: 'Building a link',
    keys: [
      { keys: 'Ctrl ↵', does: 'Save' },
      { keys: 'D T', does: 'Domain, tags' },
      { keys: 'U G A', does: 'UTM, targeting, A/B test' },
      { keys: 'P E L Q', does: 'Password, expiration, preview, QR code' },
      { keys: 'K S C R', does: 'Cloaking, indexing, conversions, retention' },
      { keys: 'V', does: 'Advanced' },
    ],
  },
]

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const [allowed, setAllowed] = useState(singleKeysAllowed)
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <div className="flex flex-col gap-4">
        {GROUPS.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="font-semibold">{title}</h3>
            <dl className="divide-y">
              {keys.map((each) => (
                <div key={each.keys} className="flex items-center justify-between gap-4 py-1.5">
                  <dt>{each.does}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {each.keys.split(' ').map((key) => (
                      <kbd key={key} className="rounded-sm border bg-sunken px-1.5 py-0.5 font-mono text-xs">
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
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
