import { useEffect, useRef } from 'react'
import { singleKeysAllowed } from './singleKeys'

/** What a key does, by `KeyboardEvent.key`. */
export type Shortcuts = Record<string, () => void>

/** Whether letters typed there are text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}

/** Whether something on top of the page owns the keyboard. */
function isOverlaid(): boolean {
  return document.querySelector('dialog:modal, [role=menu][data-state=open]') !== null
}

/** Single keys, while the page itself has the keyboard. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isOverlaid() || !singleKeysAllowed()) return
      const run = latest.current[event.key]
      if (!run) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
