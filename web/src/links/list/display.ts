import { useSyncExternalStore } from 'react'
import { store, stored } from '../../ui/storage'

export const PROPERTIES = ['url', 'title', 'tags', 'createdAt', 'user', 'badges', 'analytics'] as const

/** What can be shown of a link, beside its address. */
export type Property = (typeof PROPERTIES)[number]

/** How the list looks: as rows of one line, or as cards. */
export type Display = { view: 'cards' | 'rows'; shown: Property[] }

export const USUAL_DISPLAY: Display = { view: 'cards', shown: [...PROPERTIES] }

export const PROPERTY_NAMES: Record<Property, string> = {
  url: 'Destination',
  title: 'Title',
  tags: 'Tags',
  createdAt: 'Date of creation',
  user: 'Creator',
  badges: 'Settings',
  analytics: 'Clicks',
}

const NAME = 'waymark.links.display'
const listeners = new Set<() => void>()

/** What was chosen, as far as it makes sense today. */
export function parseDisplay(text: string | null): Display {
  try {
    const value = JSON.parse(text ?? '{}') as Partial<Display>
    return {
      view: value.view === 'rows' ? 'rows' : 'cards',
      shown: Array.isArray(value.shown) ? PROPERTIES.filter((each) => value.shown!.includes(each)) : USUAL_DISPLAY.shown,
    }
  } catch {
    return USUAL_DISPLAY
  }
}

let last: { text: string | null; display: Display } | null = null

function current(): Display {
  const text = stored(NAME)
  if (last?.text !== text) last = { text, display: parseDisplay(text) }
  return last!.display
}

export function setDisplay(change: Partial<Display>) {
  store(NAME, JSON.stringify({ ...current(), ...change }))
  for (const each of listeners) each()
}

export function useDisplay(): Display {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)
}
