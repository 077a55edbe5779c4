import { type RefObject, useRef } from 'react'
import { useShortcuts } from './useShortcuts'

/** The keys every list has: C creates, / searches, Escape ends the search. */
export function useListKeys({
  create,
  search,
  clear,
}: {
  create: () => void
  search: string | undefined
  clear: () => void
}): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null)
  useShortcuts({
    c: create,
    '/': () => input.current?.focus(),
    Escape: () => search && clear(),
  })
  return input
}
