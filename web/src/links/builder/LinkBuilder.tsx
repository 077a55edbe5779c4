import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Link } from '../../api/links'
import { nameOf, ROOT } from '../../format/shortLinks'
import { Dialog } from '../../ui/Dialog'
import { Field } from '../../ui/Field'
import { useShortcuts } from '../../ui/useShortcuts'
import { QrDialog } from '../qr/QrDialog'
import { AddressFields } from './AddressFields'
import { BuilderFooter } from './BuilderFooter'
import { DestinationField } from './DestinationField'
import type { OfferedDomain } from './domains'
import { type Draft, draftOf, newDraft } from './draft'
import { DraftsMenu } from './DraftsMenu'
import { FeatureBar } from './FeatureBar'
import { FeatureOf } from './Features'
import { FEATURES, type FeatureName, featureOf } from './features'
import { SideColumn } from './SideColumn'
import { TagPicker } from './TagPicker'
import { TOGGLES } from './toggles'
import { useBuilder } from './useBuilder'

/** The form for a new link, or for a stored one. */
export function LinkBuilder({
  link,
  start,
  domains,
  onSaved,
  onClose,
}: {
  /** The link to change; none for a new one. */
  link: Link | null
  /** What a new link begins with. */
  start?: Partial<Draft>
  /** The domains to choose from, the usual one first. */
  domains: OfferedDomain[]
  onSaved: (link: Link, isNew: boolean, draft: Draft) => void
  onClose: () => void
}) {
  const [from] = useState(() => (link ? draftOf(link) : newDraft(domains[0]?.slug ?? '')))
  const place = useRef<HTMLDivElement>(null)
  const [leaving, setLeaving] = useState(false)
  const [open, setOpen] = useState<FeatureName | 'qr' | null>(null)
  const { draft, errors, failure, busy, dirty, change, restore, save, discard, keep } = useBuilder({
    link,
    from,
    start: { ...from, ...start },
    place,
    onShow: (control) => setOpen(featureOf(control)),
    onSaved: (saved) => onSaved(saved, link === null, draft),
  })
  const shortLink = shortLinkOf(draft, from, link)

  const point = (name: string) => place.current?.querySelector<HTMLElement>(`[name=${name}]`)?.focus()
  useShortcuts(
    {
      ...Object.fromEntries(FEATURES.map(({ key, name }) => [key, () => setOpen(name)])),
      ...Object.fromEntries(TOGGLES.map(({ key, name }) => [key, () => change({ [name]: !draft[name] })])),
      c: () => change({ trackConversion: !draft.trackConversion }),
      d: () => point('domain'),
      t: () => point('tags'),
      q: () => shortLink !== null && setOpen('qr'),
    },
    place,
  )

  function leave() {
    if (dirty && !leaving) setLeaving(true)
    else onClose()
  }

  const part = {
    draft,
    errors,
    change: (update: Partial<Draft>) => {
      setLeaving(false)
      change(update)
    },
  }
  return (
    <Dialog
      shape="wide"
      title={link ? `Edit ${nameOf(link)}` : 'New link'}
      actions={!link && !dirty && <DraftsMenu onRestore={restore} />}
      onClose={leave}
      footer={
        <BuilderFooter
          stored={link !== null}
          busy={busy}
          dirty={dirty}
          leaving={leaving}
          failure={failure}
          onStay={() => setLeaving(false)}
          onLeave={leave}
          onDiscard={() => {
            discard()
            onClose()
          }}
          onKeep={() => {
            keep()
            onClose()
          }}
        />
      }
    >
      <div
        ref={place}
        onKeyDown={(event: KeyboardEvent) => {
          if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's')) {
            event.preventDefault()
            void save()
          }
        }}
      >
        <form
          id="link-builder"
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault()
            void save()
          }}
          className="grid gap-6 md:grid-cols-[minmax(0,1fr)_16rem]"
        >
          <div className="flex min-w-0 flex-col gap-4">
            <DestinationField
              {...part}
              placeholder={domains.find(({ slug }) => slug === draft.domain)?.placeholder ?? null}
            />
            <AddressFields {...part} from={from} domains={domains} stored={link !== null} />
            <TagPicker
              chosen={draft.tags}
              known={link?.tags ?? []}
              error={errors.tags}
              onChange={(tags) => part.change({ tags })}
            />
            <Field label="Comments" error={errors.comments} help="For your team; visitors never see them.">
              {(control) => (
                <textarea
                  {...control}
                  name="comments"
                  rows={2}
                  value={draft.comments}
                  onChange={(event) => part.change({ comments: event.target.value })}
                  className="field-box field-sizing-content max-h-48"
                />
              )}
            </Field>
            <FeatureBar draft={draft} change={part.change} onOpen={setOpen} />
          </div>
          <SideColumn
            {...part}
            shortLink={shortLink}
            onPreview={() => setOpen('preview')}
            onDesign={() => setOpen('qr')}
          />
        </form>
        {open === 'qr' && shortLink !== null && (
          <QrDialog
            link={{ domain: draft.domain, key: draft.key.trim() || ROOT, shortLink }}
            onClose={() => setOpen(null)}
          />
        )}
        {open !== null && open !== 'qr' && <FeatureOf name={open} {...part} onClose={() => setOpen(null)} />}
      </div>
    </Dialog>
  )
}

/** Null as long as the server is to find the key. */
function shortLinkOf(draft: Draft, from: Draft, link: Link | null): string | null {
  if (link && draft.domain === from.domain && draft.key.trim() === from.key) return link.shortLink
  const key = draft.key.trim()
  if (key === '') return null
  const scheme = draft.domain === window.location.host ? window.location.protocol : 'https:'
  return `${scheme}//${draft.domain}/${key}`
}
