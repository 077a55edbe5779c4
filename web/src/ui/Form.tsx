import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { classes } from './classes'
import type { FormState } from './useForm'

/** A form that Ctrl ↵ sends from anywhere inside. */
export function Form({
  id,
  state,
  className,
  children,
}: {
  id: string
  state: FormState
  className?: string
  children: ReactNode
}) {
  return (
    <form
      id={id}
      ref={state.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void state.submit()
      }}
      onChange={(event: FormEvent) => {
        const { name } = event.target as HTMLInputElement
        if (name) state.forget(name)
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's')) {
          event.preventDefault()
          void state.submit()
        }
      }}
      className={classes('flex flex-col gap-4', className)}
    >
      {children}
    </form>
  )
}

/** What went wrong with the whole form. */
export function FormFailure({ text }: { text: string | null }) {
  return (
    <div role="alert">
      {text && <p className="mb-2 rounded-sm bg-danger-wash px-3 py-2 text-danger [overflow-wrap:anywhere]">{text}</p>}
    </div>
  )
}
