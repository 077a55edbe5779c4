import { useId, useState } from 'react'
import type { LinkService, Offer, OfferedDomain, ServiceImportOrder } from '../api/serviceImports'
import { counted } from '../format/numbers'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { useForm } from '../ui/useForm'
import { FolderChoice } from './FolderChoice'
import { SERVICES } from './services'

const TAGS_SHOWN = 8

/** Which domains, whether with tags, and into which folder. */
export function ServiceChoice({
  service,
  offer,
  running,
  checked,
  onChange,
  onCheck,
}: {
  service: LinkService
  offer: Offer
  running: boolean
  /** Whether it was looked at already what would happen. */
  checked: boolean
  onChange: () => void
  onCheck: (order: ServiceImportOrder) => Promise<void>
}) {
  const id = useId()
  const [left, setLeft] = useState<string[]>([])
  const [importTags, setImportTags] = useState(true)
  const [folderId, setFolderId] = useState('')
  const domains = offer.domains.map((domain) => domain.id).filter((each) => !left.includes(each))
  const check = useForm({
    check: () => (domains.length === 0 ? { domains: 'Choose at least one domain.' } : {}),
    place: ({ message }) => (/\bfolder\b/i.test(message) ? 'folderId' : null),
    send: () => onCheck({ domains, folderId: folderId || null, importTags, dryRun: true }),
  })
  if (offer.domains.length === 0) {
    return <p>{SERVICES[service].name} shows no domain of your own with this token. Links on its own domains stay there.</p>
  }
  return (
    <Form id={id} state={check}>
      <fieldset aria-describedby={check.errors.domains ? `${id}-wrong` : undefined}>
        <legend className="mb-1 font-semibold">Domains</legend>
        <ul className="max-h-80 overflow-y-auto">
          {offer.domains.map((domain) => (
            <li key={domain.id}>
              <label className="flex min-h-9 items-center gap-2.5 touch-target">
                <input
                  type="checkbox"
                  name="domains"
                  className="size-4 shrink-0 accent-spruce"
                  checked={!left.includes(domain.id)}
                  onChange={(event) => {
                    setLeft(event.target.checked ? left.filter((each) => each !== domain.id) : [...left, domain.id])
                    check.forget('domains')
                    onChange()
                  }}
                />
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <bdi>{domain.domain}</bdi> <span className="text-muted">{about(service, domain)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
        {check.errors.domains && (
          <p id={`${id}-wrong`} className="text-danger">
            {check.errors.domains}
          </p>
        )}
      </fieldset>
      <label className="flex min-h-9 items-start gap-2.5 self-start touch-target">
        <input
          type="checkbox"
          className="mt-1 size-4 shrink-0 accent-spruce"
          checked={importTags}
          onChange={(event) => {
            setImportTags(event.target.checked)
            onChange()
          }}
        />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          Tags too; those that are missing are made.
          {offer.tags.length > 0 && <span className="block text-xs text-subtle">{someOf(offer.tags)}</span>}
        </span>
      </label>
      <FolderChoice
        error={check.errors.folderId}
        value={folderId}
        onChange={(chosen) => {
          setFolderId(chosen)
          onChange()
        }}
      />
      <div>
        <FormFailure text={check.failure} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look={checked ? 'secondary' : 'primary'} disabled={check.busy || running}>
            {check.busy ? 'Starting…' : 'Check the links'}
          </Button>
          <p className="text-muted">Nothing is written yet.</p>
        </div>
      </div>
    </Form>
  )
}

function about(service: LinkService, { group, links }: OfferedDomain): string {
  const count = links === null ? null : `${counted(links, 'link', 'links')} ${SERVICES[service].counts}`.trim()
  return [group, count].filter(Boolean).join(', ')
}

function someOf(tags: string[]): string {
  const more = tags.length - TAGS_SHOWN
  return tags.slice(0, TAGS_SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
