import { Search, X } from 'lucide-react'
import { type Ref, useEffect, useState } from 'react'
import { IconButton } from './Button'
import { useSettled } from './useSettled'

const PAUSE = 250

/** What is typed is asked for once the typing pauses. */
export function SearchBox({
  label,
  value,
  onChange,
  input,
}: {
  label: string
  value: string
  onChange: (text: string) => void
  input?: Ref<HTMLInputElement>
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const settle = useSettled(onChange, PAUSE)
  function change(text: string) {
    setTyped(text)
    settle(text.trim())
  }
  return (
    <div role="search" className="relative min-w-0 flex-[1_0_100%] sm:flex-1">
      <Search
        size={16}
        strokeWidth={1.5}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted"
      />
      <input
        ref={input}
        type="text"
        enterKeyHint="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault()
            change('')
          }
        }}
        className="field-box px-9"
      />
      {typed !== '' && (
        <IconButton
          label="Clear the search"
          onClick={() => change('')}
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
        >
          <X size={16} strokeWidth={1.5} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
