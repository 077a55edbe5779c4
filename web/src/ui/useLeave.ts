import { useEffect, useRef } from 'react'

/**
 * The `onBlur` of what takes something away when the focus leaves, and so moves what is below. Where a
 * press takes the focus, `leave` waits for its click, which else would miss what it was meant for.
 */
export function useLeave(leave: () => void): () => void {
  const latest = useRef(leave)
  latest.current = leave
  const pressed = useRef(false)
  const left = useRef(false)
  useEffect(() => {
    function press() {
      pressed.current = true
    }
    function release() {
      pressed.current = false
      if (left.current) latest.current()
      left.current = false
    }
    // presses without a click, such as those of other buttons, end with the next that has one, or a key
    const ends = ['click', 'pointercancel', 'keydown'] as const
    document.addEventListener('pointerdown', press, true)
    for (const end of ends) document.addEventListener(end, release, true)
    return () => {
      document.removeEventListener('pointerdown', press, true)
      for (const end of ends) document.removeEventListener(end, release, true)
    }
  }, [])
  return () => {
    if (pressed.current) left.current = true
    else latest.current()
  }
}
