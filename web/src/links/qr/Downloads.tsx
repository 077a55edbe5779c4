import { ClipboardCopy, Download, Link2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { copyText } from '../../ui/clipboard'
import { Field } from '../../ui/Field'
import { save } from '../../ui/save'
import type { Design } from './design'
import { fileOf, type Logo, svgOf } from './drawing'
import type { Shapes } from './shapes'

const SIZES = [512, 1024, 2048, 4096]
const USUAL_SIZE = 1024

type Form = 'svg' | 'png' | 'jpg'

const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true, className: 'shrink-0' } as const

/** Takes the code away: as a file, into the clipboard, or as an address that draws it. */
export function Downloads({
  name,
  shortLink,
  shapes,
  design,
  logo,
}: {
  /** Of the files, without ending. */
  name: string
  shortLink: string
  shapes: Shapes
  design: Design
  logo: Logo | null
}) {
  const [size, setSize] = useState(USUAL_SIZE)
  const [said, setSaid] = useState<{ text: string; failed?: boolean } | null>(null)
  const bitmap = logo?.bitmap ?? null

  async function file(form: Form): Promise<Blob> {
    if (form === 'svg') return new Blob([svgOf(size, shapes, design, logo?.dataUrl ?? null)], { type: 'image/svg+xml' })
    return fileOf(form === 'png' ? 'image/png' : 'image/jpeg', size, shapes, design, bitmap)
  }

  async function copyPicture() {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': file('png') })])
      setSaid({ text: 'The picture is copied.' })
    } catch {
      setSaid({ text: 'This browser does not copy pictures; download it instead.', failed: true })
    }
  }

  async function copyAddress() {
    const copied = await copyText(addressOf(shortLink, size, design))
    setSaid(copied ? { text: 'The address is copied.' } : { text: 'Copying failed.', failed: true })
  }

  return (
    <div className="flex flex-col gap-3">
      <Field label="Size">
        {(control) => (
          <select
            {...control}
            data-autofocus
            value={size}
            onChange={(event) => setSize(Number(event.target.value))}
            className="field-box"
          >
            {SIZES.map((each) => (
              <option key={each} value={each}>
                {each} × {each} pixels
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="grid grid-cols-3 gap-1.5" role="group" aria-label="Download">
        {(['svg', 'png', 'jpg'] as const).map((form) => (
          <Button key={form} className="px-1" onClick={() => void file(form).then((blob) => save(blob, `${name}.${form}`))}>
            <Download {...ICON} />
            <span className="sr-only">Download </span>
            {form.toUpperCase()}
          </Button>
        ))}
      </div>
      <Button onClick={() => void copyPicture()}>
        <ClipboardCopy {...ICON} /> Copy picture
      </Button>
      <Button onClick={() => void copyAddress()} title="An address that draws a plain code in these colours, for pages and mails">
        <Link2 {...ICON} /> Copy its address
      </Button>
      <p role="status" className={said?.failed ? 'text-danger' : 'text-muted'}>
        {said?.text}
      </p>
    </div>
  )
}

/** Where the server draws the code, plainly, in the same colours. */
export function addressOf(shortLink: string, size: number, design: Design): string {
  const params = new URLSearchParams({
    url: `${shortLink}?qr=1`,
    size: String(size),
    level: 'Q',
    fgColor: design.color,
    bgColor: design.background || '#ffffff',
    margin: String(design.margin),
  })
  if (design.logo === 'none') params.set('hideLogo', 'true')
  return `${window.location.origin}/api/qr?${params}`
}
