import type { ReactNode } from 'react'
import { classes } from './classes'

export type ChipLook = 'plain' | 'success' | 'warning' | 'danger' | 'accent'

const LOOKS: Record<ChipLook, string> = {
  plain: 'bg-sunken text-muted',
  success: 'bg-success-wash text-success',
  warning: 'bg-warning-wash text-warning',
  danger: 'bg-danger-wash text-danger',
  accent: 'bg-spruce-wash text-text',
}

/** A state in a picture and a word. */
export function Chip({ look = 'plain', icon, children }: { look?: ChipLook; icon?: ReactNode; children: ReactNode }) {
  return (
    <span
      className={classes(
        'inline-flex min-h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        LOOKS[look],
      )}
    >
      {icon}
      {children}
    </span>
  )
}
