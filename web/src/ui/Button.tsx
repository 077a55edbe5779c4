import type { ComponentProps } from 'react'
import { classes } from './classes'

type Look = 'primary' | 'secondary' | 'quiet' | 'danger'

const LOOKS: Record<Look, string> = {
  primary: 'bg-spruce text-on-spruce hover:bg-spruce-hover',
  secondary: 'border border-line-strong bg-surface text-text hover:bg-sunken',
  quiet: 'text-muted hover:bg-sunken hover:text-text',
  danger: 'bg-danger text-on-danger hover:opacity-90',
}

const SHAPE =
  'inline-flex min-h-9 items-center justify-center gap-2 rounded-sm px-3 text-sm font-semibold whitespace-nowrap ' +
  'transition-colors duration-[120ms] disabled:cursor-not-allowed disabled:opacity-60 touch-target'

export function Button({
  look = 'secondary',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { look?: Look }) {
  return <button type={type} className={classes(SHAPE, LOOKS[look], className)} {...rest} />
}

/** A button that is only a picture, and says in words what it does. */
export function IconButton({
  label,
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={classes(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-sm text-muted transition-colors hover:bg-sunken hover:text-text touch-target',
        'disabled:cursor-not-allowed disabled:opacity-60',
        className,
      )}
      {...rest}
    />
  )
}
