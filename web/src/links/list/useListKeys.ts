import type { Link } from '../../api/links'
import { ROOT } from '../../format/shortLinks'
import { type Shortcuts, useShortcuts } from '../../ui/useShortcuts'
import type { BulkActions } from '../bulk/BulkBar'
import { focusRow, linkAtHand, type RowActions } from './rowActions'
import type { Selection } from './useSelection'

/** Single keys of the list. The same key belongs to what is selected, else to the row at hand, else to the page. */
export function useListKeys({
  links,
  selection,
  actions,
  bulkActions,
  page,
}: {
  links: Link[]
  selection: Selection
  actions: RowActions
  bulkActions: BulkActions
  page: Shortcuts
}) {
  const ofSelection: Shortcuts = {
    t: bulkActions.tag,
    m: bulkActions.move,
    c: bulkActions.track,
    a: bulkActions.archive,
    x: bulkActions.remove,
    Escape: selection.clear,
  }
  const ofRow: Record<string, (link: Link) => void> = {
    e: actions.edit,
    q: actions.qr,
    d: actions.duplicate,
    i: actions.copyId,
    m: actions.move,
    a: (link) => actions.archive(link, !link.archived),
    x: (link) => link.key !== ROOT && actions.askToDelete(link),
  }
  const ofList: Shortcuts = { j: () => focusRow(1), k: () => focusRow(-1) }

  function run(key: string) {
    const forSelection = selection.links.length > 0 && ofSelection[key]
    if (forSelection) return forSelection()
    const forRow = ofRow[key]
    const link = forRow && linkAtHand(links)
    if (link) return forRow(link)
    return (page[key] ?? ofList[key])?.()
  }

  const keys = new Set([ofSelection, ofRow, ofList, page].flatMap((each) => Object.keys(each)))
  useShortcuts(Object.fromEntries([...keys].map((key) => [key, () => run(key)])))
}
