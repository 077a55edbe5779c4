import { type RefObject, useEffect, useRef } from 'react'
import { topmostDialog } from './Dialog'
import { singleKeysAllowed } from './singleKeys'

/** What a key does, by `KeyboardEvent.key`. */
export type Shortcuts = Record<string, () => void>

/** Whether letters typed there are text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input:not([type=checkbox], [type=radio], [type=color]), textarea, select') !== null)
  )
}

/** Whether something on top of the page, or of the dialog around an element, owns the keyboard. */
function isOverlaid(within: Element | null): boolean {
  if (document.querySelector('[role=menu][data-state=open]')) return true
  return topmostDialog() !== (within?.closest('dialog') ?? null)
}

/** Single keys, while the page itself has the keyboard, or the dialog that an element is in. */
export function useShortcuts(shortcuts: Shortcuts, within?: RefObject<Element | null>) {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isOverlaid(within?.current ?? null) || !singleKeysAllowed()) return
      const run = latest.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [within])
}
