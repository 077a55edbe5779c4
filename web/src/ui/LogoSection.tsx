import { ImageUp, Trash2 } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { problemOf } from '../api/problem'
import { Button } from './Button'
import { Logo } from './Logo'
import { Section } from './Section'
import { dataUrl, pictureProblem, PICTURE_TYPES } from './upload'

/** A logo as a part of a page: it is shown, chosen or dropped, replaced and removed. */
export function LogoSection({
  about,
  of,
  logo,
  onChange,
}: {
  /** Where it is seen. */
  about: ReactNode
  /** Whose it is. */
  of: string
  /** Its address; null for none. */
  logo: string | null
  /** Keeps a data URL, or null for none, or throws what the API answered; absent for whoever may not. */
  onChange: ((logo: string | null) => Promise<unknown>) | undefined
}) {
  const input = useRef<HTMLInputElement>(null)
  const chooser = useRef<HTMLButtonElement>(null)
  const rules = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)

  async function keep(work: () => Promise<string | null>) {
    setBusy(true)
    setProblem(null)
    setSaid('')
    try {
      const wanted = await work()
      await onChange?.(wanted)
      setSaid(wanted === null ? 'The logo is removed.' : 'The logo is saved.')
    } catch (failure) {
      setProblem(problemOf(failure).message)
    } finally {
      setBusy(false)
    }
  }

  async function remove() {
    chooser.current?.focus()
    await keep(async () => null)
  }

  function choose(file: File | undefined) {
    if (!file || !onChange || busy) return
    const wrong = pictureProblem(file)
    if (wrong) setProblem(wrong)
    else void keep(() => dataUrl(file))
  }

  return (
    <Section title="Logo" about={about}>
      <div
        className="flex flex-wrap items-center gap-4"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          choose(event.dataTransfer.files[0])
        }}
      >
        <Logo source={logo} alt={`Logo of ${of}`} className="size-20" />
        {onChange && (
          <div className="flex min-w-0 flex-1 basis-52 flex-col gap-2">
            <div className="flex flex-wrap gap-2">
              {/* what is disabled would lose the focus */}
              <Button
                ref={chooser}
                onClick={() => busy || input.current?.click()}
                aria-disabled={busy}
                aria-describedby={rules}
              >
                <ImageUp size={16} strokeWidth={1.5} aria-hidden />
                {busy ? 'Saving…' : logo ? 'Replace…' : 'Choose a picture…'}
              </Button>
              {logo && (
                <Button look="quiet" disabled={busy} onClick={() => void remove()}>
                  <Trash2 size={16} strokeWidth={1.5} aria-hidden />
                  Remove
                </Button>
              )}
            </div>
            <p role="alert" className="text-danger empty:hidden">
              {problem}
            </p>
            <p role="status" className="sr-only">
              {said}
            </p>
            <p id={rules} className="text-xs text-subtle">
              PNG, JPEG, GIF or WebP, 2 MB at most. You can also drop it here.
            </p>
          </div>
        )}
        {onChange && (
          <input
            ref={input}
            type="file"
            accept={PICTURE_TYPES.join(',')}
            aria-label="Logo file"
            hidden
            onChange={(event) => {
              choose(event.target.files?.[0])
              // so that the same file can be chosen again
              event.target.value = ''
            }}
          />
        )}
      </div>
    </Section>
  )
}
