import { useEffect, useState } from 'react'
import { Field } from '../../ui/Field'
import { isColor } from './design'

/** A colour to pick, or to type as it is written in style guides. */
export function ColorField({
  label,
  value,
  fallback,
  onChange,
}: {
  label: string
  value: string
  /** What shows while there is none. */
  fallback: string
  onChange: (color: string) => void
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  function type(text: string) {
    setTyped(text)
    const color = text.trim().startsWith('#') ? text.trim() : `#${text.trim()}`
    if (isColor(color)) onChange(color.toLowerCase())
  }
  return (
    <Field label={label}>
      {(control) => (
        <div className="flex gap-1.5">
          <input
            type="color"
            aria-label={`${label}, from a palette`}
            value={value || fallback}
            onChange={(event) => onChange(event.target.value)}
            className="h-9 w-11 shrink-0 rounded-sm border border-line-strong bg-surface p-1 touch-target"
          />
          <input
            {...control}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={7}
            value={typed}
            placeholder={fallback}
            onChange={(event) => type(event.target.value)}
            onBlur={() => setTyped(value)}
            className="field-box font-mono"
          />
        </div>
      )}
    </Field>
  )
}
