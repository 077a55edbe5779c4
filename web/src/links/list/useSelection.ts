import { useRef, useState } from 'react'
import type { Link } from '../../api/links'
import { range, withIds } from './selection'

export type Selection = {
  /** Those selected that are shown. */
  links: Link[]
  has: (id: string) => boolean
  /** Selects or not; with `toLast`, all from the one touched last. */
  set: (id: string, on: boolean, toLast?: boolean) => void
  setAll: (on: boolean) => void
  clear: () => void
}

/** Links chosen to be changed together. What is no longer shown is not selected. */
export function useSelection(shown: Link[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const all = shown.map((link) => link.id)
  return {
    links: shown.filter((link) => ids.has(link.id)),
    has: (id) => ids.has(id),
    set(id, on, toLast = false) {
      setIds((before) => withIds(before, toLast ? range(all, last.current, id) : [id], on))
      last.current = id
    },
    setAll: (on) => setIds(on ? new Set(all) : new Set()),
    clear: () => setIds(new Set()),
  }
}
