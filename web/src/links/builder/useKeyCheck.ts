import { useEffect, useState } from 'react'
import { ApiError } from '../../api/client'
import { checkKey } from '../../api/links'
import { problemOf } from '../../api/problem'
import { useWorkspace } from '../../shell/workspaces'
import type { Draft } from './draft'

const PAUSE = 300

export type KeyCheck = { free: boolean; problem: string }

/** Whether a typed key can be had, a moment after the typing; null while that is unknown, or needs no asking. */
export function useKeyCheck(draft: Draft, stored: Draft | null): KeyCheck | null {
  const workspace = useWorkspace()
  const { domain } = draft
  const key = draft.key.trim()
  const [checked, setChecked] = useState<(KeyCheck & { domain: string; key: string }) | null>(null)
  const own = stored !== null && stored.domain === domain && stored.key.toLowerCase() === key.toLowerCase()
  useEffect(() => {
    if (key === '' || own) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      checkKey(workspace.id, domain, key, stop.signal)
        .then(() => setChecked({ domain, key, free: true, problem: '' }))
        .catch((failure: unknown) => {
          // anything else says nothing of the key
          if (failure instanceof ApiError && [403, 409, 422].includes(failure.status)) {
            setChecked({ domain, key, free: false, problem: problemOf(failure).message })
          }
        })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [workspace.id, domain, key, own])
  return checked && !own && checked.domain === domain && checked.key === key ? checked : null
}
