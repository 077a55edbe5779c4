import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** A part of the form that most links do without; closed, it says what it holds. */
export function Section({
  title,
  value,
  open,
  onToggle,
  children,
}: {
  title: string
  /** In a word or two; empty if nothing is set. */
  value: string
  open: boolean
  onToggle: (open: boolean) => void
  children: ReactNode
}) {
  return (
    <details
      open={open}
      onToggle={(event) => onToggle(event.currentTarget.open)}
      className="group border-t last:border-b"
    >
      <summary className="flex min-h-11 list-none items-center gap-2 rounded-sm py-1 font-semibold">
        <ChevronRight
          size={16}
          strokeWidth={1.5}
          aria-hidden
          className="shrink-0 text-muted transition-transform duration-[120ms] group-open:rotate-90"
        />
        {title}
        {value && (
          <span className="ml-auto max-w-[60%] truncate rounded-sm bg-spruce-wash px-2 py-0.5 text-xs font-medium">
            {value}
          </span>
        )}
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-4 pl-6">{children}</div>
    </details>
  )
}
