import type { Link } from '../../api/links'

/** What can be done with one link of the list. */
export type RowActions = {
  edit: (link: Link) => void
  qr: (link: Link) => void
  duplicate: (link: Link) => void
  copyId: (link: Link) => void
  move: (link: Link) => void
  archive: (link: Link, archived: boolean) => void
  askToDelete: (link: Link) => void
}

/** The link that keys act on: whose row has the focus, else the pointer. */
export function linkAtHand(links: Link[]): Link | null {
  const row =
    document.activeElement?.closest('[data-link-id]') ?? document.querySelector('[data-link-id]:hover')
  const id = row?.getAttribute('data-link-id')
  return links.find((link) => link.id === id) ?? null
}

/** Moves the focus to another row; from nowhere, to the first. */
export function focusRow(step: 1 | -1) {
  const rows = [...document.querySelectorAll('[data-link-id]')]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)]
  next?.querySelector<HTMLElement>('a[href]')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
