import { useSyncExternalStore } from 'react'
import { store, stored } from '../ui/storage'

export type Theme = 'system' | 'light' | 'dark'

/** The name that public/theme.js reads before the first paint. */
const NAME = 'waymark.theme'

const listeners = new Set<() => void>()

function current(): Theme {
  const theme = document.documentElement.dataset.theme ?? stored(NAME)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

export function setTheme(theme: Theme) {
  store(NAME, theme === 'system' ? null : theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const each of listeners) each()
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}
