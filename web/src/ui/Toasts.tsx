import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { IconButton } from './Button'
import { classes } from './classes'

type Toast = {
  message: ReactNode
  kind?: 'status' | 'error'
  action?: { label: string; run: () => void }
}
type Shown = Toast & { id: number }

const MOST = 3
const PLAIN = 5_000
const WITH_ACTION = 10_000

const Show = createContext<(toast: Toast) => void>(() => undefined)

/** Tells the user of something that the page does not show by itself. */
export function useToast() {
  return useContext(Show)
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Shown[]>([])
  const next = useRef(0)
  const dismiss = useCallback((id: number) => {
    setToasts((all) => all.filter((toast) => toast.id !== id))
  }, [])
  const show = useCallback((toast: Toast) => {
    const id = next.current++
    setToasts((all) => [...all, { ...toast, id }].slice(-MOST))
  }, [])
  const of = (kind: 'status' | 'error') =>
    toasts
      .filter((toast) => (toast.kind ?? 'status') === kind)
      .map((toast) => <Card key={toast.id} toast={toast} onDismiss={() => dismiss(toast.id)} />)
  return (
    <Show.Provider value={show}>
      {children}
      <div className="pointer-events-none fixed inset-x-4 top-4 z-50 flex flex-col items-center gap-2 md:top-auto md:bottom-6">
        <div role="status" className="contents">
          {of('status')}
        </div>
        <div role="alert" className="contents">
          {of('error')}
        </div>
      </div>
    </Show.Provider>
  )
}

function Card({ toast, onDismiss }: { toast: Shown; onDismiss: () => void }) {
  const timer = useMemo(
    () => (toast.kind === 'error' ? null : countdown(toast.action ? WITH_ACTION : PLAIN)),
    [toast],
  )
  return (
    <div
      ref={(element) => {
        if (!element) return
        timer?.start(onDismiss)
        return () => timer?.stop()
      }}
      onPointerEnter={() => timer?.stop()}
      onPointerLeave={() => timer?.start(onDismiss)}
      onFocus={() => timer?.stop()}
      onBlur={() => timer?.start(onDismiss)}
      className={classes(
        'appear pointer-events-auto flex max-w-full items-center gap-3 rounded-md border py-1.5 pr-1.5 pl-3 shadow-menu sm:max-w-md',
        toast.kind === 'error' ? 'border-danger bg-danger-wash text-danger' : 'bg-raised',
      )}
    >
      <p className="min-w-0 py-1 [overflow-wrap:anywhere]">{toast.message}</p>
      {toast.action && (
        <button
          type="button"
          className="shrink-0 rounded-sm px-2 py-1 font-semibold text-spruce hover:underline touch-target"
          onClick={() => {
            toast.action?.run()
            onDismiss()
          }}
        >
          {toast.action.label}
        </button>
      )}
      <IconButton label="Dismiss" onClick={onDismiss}>
        <X size={16} strokeWidth={1.5} aria-hidden />
      </IconButton>
    </div>
  )
}

function countdown(duration: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    stop,
    start(done: () => void) {
      stop()
      timer = setTimeout(done, duration)
    },
  }
}
