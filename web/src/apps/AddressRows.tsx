import { Plus, X } from 'lucide-react'
import { type ReactNode, useId, useRef } from 'react'
import { exact } from '../format/numbers'
import { Button, IconButton } from '../ui/Button'
import { ADDRESS } from '../ui/TextField'
import type { Errors } from '../ui/useForm'

/** Some addresses, each in a row of its own; there is always one to type into. */
export function AddressRows({
  legend,
  what,
  name,
  rows,
  most,
  errors,
  help,
  placeholder,
  disabled = false,
  onChange,
}: {
  legend: string
  /** What one of them is called, such as “redirect URI”. */
  what: string
  /** The controls are called so, with their number behind a dot. */
  name: string
  rows: string[]
  most: number
  errors: Errors
  help: ReactNode
  placeholder: string
  disabled?: boolean
  onChange: (rows: string[]) => void
}) {
  const id = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  const shown = rows.length === 0 ? [''] : rows

  /** Puts the focus into a row, once it is there: the button that was pressed may be gone. */
  function focus(index: number) {
    requestAnimationFrame(() => group.current?.querySelectorAll('input')[index]?.focus())
  }

  return (
    <fieldset ref={group} className="min-w-0" aria-describedby={`${id}-help`}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      <ul className="flex flex-col gap-2">
        {shown.map((row, index) => {
          const control = `${name}.${index}`
          const error = errors[control]
          return (
            <li key={index}>
              <div className="flex items-center gap-1">
                <input
                  type="text"
                  autoComplete="off"
                  {...ADDRESS}
                  name={control}
                  aria-label={`${legend} ${exact(index + 1)}`}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? `${id}-${index}` : undefined}
                  placeholder={placeholder}
                  disabled={disabled}
                  value={row}
                  onChange={(event) => onChange(shown.map((each, at) => (at === index ? event.target.value.trim() : each)))}
                  className="field-box font-mono"
                />
                {shown.length > 1 && !disabled && (
                  <IconButton
                    label={`Remove the ${what} ${row || exact(index + 1)}`}
                    onClick={() => {
                      onChange(shown.filter((_, at) => at !== index))
                      focus(Math.max(0, index - 1))
                    }}
                  >
                    <X size={16} strokeWidth={1.5} aria-hidden />
                  </IconButton>
                )}
              </div>
              {error && (
                <p id={`${id}-${index}`} className="mt-1 text-danger">
                  {error}
                </p>
              )}
            </li>
          )
        })}
      </ul>
      <p id={`${id}-help`} className="mt-1 text-xs text-subtle">
        {help}
      </p>
      {!disabled && shown.length < most && (
        <Button
          className="mt-2"
          onClick={() => {
            onChange([...shown, ''])
            focus(shown.length)
          }}
        >
          <Plus size={16} strokeWidth={2} aria-hidden /> Add a {what}
        </Button>
      )}
    </fieldset>
  )
}
