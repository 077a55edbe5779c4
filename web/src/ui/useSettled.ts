import { useCallback, useEffect, useRef } from 'react'

/** Hands on only the last of values that follow each other quickly. */
export function useSettled<T>(receive: (value: T) => void, pause: number): (value: T) => void {
  const latest = useRef(receive)
  latest.current = receive
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (value: T) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => latest.current(value), pause)
    },
    [pause],
  )
}
