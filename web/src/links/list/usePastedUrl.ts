import { useEffect, useRef } from 'react'
import { isPastedUrl } from '../../format/urls'

/** An address pasted into the page, rather than into a field, is meant to be shortened. */
export function usePastedUrl(receive: (url: string) => void) {
  const latest = useRef(receive)
  latest.current = receive
  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const inField = event.target instanceof Element && event.target.closest('input, textarea, select, dialog')
      if (!inField && isPastedUrl(text)) latest.current(text.trim())
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
}
