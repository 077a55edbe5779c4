import { useQuery } from '@tanstack/react-query'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { metatagsQuery } from '../../api/links'
import { isWebUrl } from '../../format/urls'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { Field } from '../../ui/Field'
import { coverOf, isDataUrl, PICTURE_TYPES } from '../../ui/pictures'
import { Switch } from '../../ui/Switch'
import { ADDRESS, TextField } from '../../ui/TextField'
import { FeatureDialog } from './FeatureDialog'
import type { Part } from './part'
import { PreviewCard } from './PreviewCard'

export const TITLE_LENGTH = 120
export const DESCRIPTION_LENGTH = 240
const WIDTH = 1200
const HEIGHT = 630
const LARGEST_FILE = 10 * 1024 * 1024

/** What others see of the link before they follow it. */
export function PreviewDialog({ draft, errors, change, onClose }: Part & { onClose: () => void }) {
  const { data: page } = useQuery({ ...metatagsQuery(draft.url), enabled: isWebUrl(draft.url) })
  const own = (update: Partial<typeof draft>) => change({ proxy: true, ...update })
  const none = { proxy: false, title: '', description: '', image: '', video: '' }
  return (
    <FeatureDialog
      title="Link preview"
      isSet={draft.proxy || draft.title !== '' || draft.description !== '' || draft.image !== ''}
      onRemove={() => change(none)}
      onClose={onClose}
    >
      <PreviewCard draft={draft} />
      <Switch
        label="A preview of its own"
        name="proxy"
        help="Off: networks show what the page says of itself."
        checked={draft.proxy}
        onChange={(proxy) => change({ proxy })}
      />
      <TextField
        label="Title"
        name="title"
        data-autofocus
        note={`${draft.title.length} / ${TITLE_LENGTH}`}
        maxLength={TITLE_LENGTH}
        placeholder={page?.title ?? ''}
        value={draft.title}
        error={errors.title}
        onChange={(title) => own({ title })}
      />
      <Field label="Description" note={`${draft.description.length} / ${DESCRIPTION_LENGTH}`} error={errors.description}>
        {(control) => (
          <textarea
            {...control}
            name="description"
            rows={3}
            maxLength={DESCRIPTION_LENGTH}
            placeholder={page?.description ?? ''}
            value={draft.description}
            onChange={(event) => own({ description: event.target.value })}
            className="field-box"
          />
        )}
      </Field>
      <PictureField
        value={draft.image}
        error={errors.image}
        pageImage={page?.image ?? null}
        onChange={(image) => own({ image })}
      />
      <TextField
        label="Video"
        name="video"
        {...ADDRESS}
        placeholder="https://example.com/clip.mp4"
        value={draft.video}
        error={errors.video}
        onChange={(video) => own({ video })}
      />
    </FeatureDialog>
  )
}

/** A picture from a file, dropped, pasted, or at an address. */
function PictureField({
  value,
  error,
  pageImage,
  onChange,
}: {
  value: string
  error: string | undefined
  pageImage: string | null
  onChange: (image: string) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string>()
  const uploaded = isDataUrl(value)

  async function take(file: File | undefined) {
    if (!file) return
    if (file.size > LARGEST_FILE) return setProblem('This file is larger than 10 MB.')
    try {
      onChange(await coverOf(file, WIDTH, HEIGHT))
      setProblem(undefined)
    } catch {
      setProblem('This file is no picture that browsers can show.')
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  function paste(event: ClipboardEvent) {
    const file = event.clipboardData.files[0]
    if (!file) return
    event.preventDefault()
    void take(file)
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={paste}
      className={classes('flex flex-col gap-2 rounded-sm', over && 'outline-2 outline-offset-4 outline-spruce outline-dashed')}
    >
      <TextField
        label="Picture"
        name="image"
        {...ADDRESS}
        readOnly={uploaded}
        placeholder={pageImage ?? 'https://example.com/picture.jpg'}
        value={uploaded ? 'Uploaded, 1200 × 630 pixels' : value}
        error={error ?? problem}
        help="1200 × 630 pixels; others are cut to that. You can also drop or paste a picture here."
        onChange={(address) => !uploaded && onChange(address)}
      />
      <input
        ref={input}
        type="file"
        accept={PICTURE_TYPES}
        aria-label="Picture file"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className="flex gap-2">
        <Button onClick={() => input.current?.click()}>Upload…</Button>
        {value !== '' && (
          <Button look="quiet" onClick={() => onChange('')}>
            Remove the picture
          </Button>
        )}
      </div>
    </div>
  )
}
