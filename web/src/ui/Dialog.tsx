import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './Button'
import { classes } from './classes'

/** The modal dialog that owns the keyboard; null if none is open. */
export function topmostDialog(): Element | null {
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? null
}

type Shape = 'box' | 'large' | 'sheet' | 'wide'

const BOX = 'appear mx-auto mt-[6dvh] max-h-[88dvh] w-[calc(100%-2rem)] rounded-lg border sm:mt-[10dvh] sm:max-h-[80dvh]'

// each has one largest height of its own: of two, the order in the stylesheet would decide
const SHEET = 'sheet ml-auto h-dvh max-h-none w-full sm:border-l'

const SHAPES: Record<Shape, string> = {
  box: `${BOX} sm:w-[28rem]`,
  large: `${BOX} sm:w-[44rem]`,
  sheet: `${SHEET} sm:w-[34rem]`,
  wide: `${SHEET} sm:w-[64rem]`,
}

/**
 * A modal dialog, as long as it is rendered. The browser's own element keeps focus inside, makes
 * the rest of the page inert. What has `data-autofocus` gets the focus; it goes back in the end.
 */
export function Dialog({
  title,
  shape = 'box',
  actions,
  onClose,
  footer,
  children,
}: {
  title: string
  /** A box in the middle, or a sheet along the right edge; on phones all fill the width. */
  shape?: Shape
  /** Buttons beside the title. */
  actions?: ReactNode
  /** The user wants it gone: Escape, the close button, or a click beside it. */
  onClose: () => void
  footer?: ReactNode
  children: ReactNode
}) {
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current!
    const before = document.activeElement
    element.showModal()
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    // before the browser sees it: one Escape may end several dialogs there, and a second one cannot be refused
    function onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (topmostDialog() !== dialog.current) return
      event.preventDefault()
      close.current()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  const pressedBeside = useRef(false)
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        pressedBeside.current = event.target === dialog.current
      }}
      onClick={(event) => {
        if (event.target === dialog.current && pressedBeside.current) onClose()
      }}
      className={classes(
        'm-0 max-w-none flex-col overflow-hidden border-line bg-raised p-0 shadow-dialog open:flex',
        SHAPES[shape],
      )}
    >
      <header className="flex shrink-0 items-center justify-between gap-3 border-b px-4 py-3 sm:px-5">
        <h2 id={titleId} className="min-w-0 truncate text-base font-semibold">
          {title}
        </h2>
        <div className="flex shrink-0 items-center gap-1">
          {actions}
          <IconButton label="Close" onClick={onClose}>
            <X size={18} strokeWidth={1.5} aria-hidden />
          </IconButton>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 sm:px-5">{children}</div>
      {footer && <footer className="shrink-0 border-t px-4 py-3 sm:px-5">{footer}</footer>}
    </dialog>
  )
}
