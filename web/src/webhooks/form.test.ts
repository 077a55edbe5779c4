import { describe, expect, it } from 'vitest'
import type { Webhook } from '../api/webhooks'
import { changesOf, draftOf, fieldsOf, placeOf, problems } from './form'

const WEBHOOK: Webhook = {
  id: 'wh_1',
  name: 'Orders',
  url: 'https://example.com/hook',
  secret: 'whsec_1',
  triggers: ['link.created', 'link.clicked'],
  linkScope: 'links',
  disabledAt: null,
  installationId: null,
}
const STORED = draftOf(WEBHOOK, ['link_1', 'link_2'])

describe('what the API is told of a new webhook', () => {
  const draft = { ...draftOf(null), name: ' Orders ', url: ' example.com/hook ', linkIds: ['link_1'], folderIds: ['fold_1'] }

  it('has no scope without the trigger of clicks', () => {
    expect(fieldsOf({ ...draft, triggers: ['link.created'], scope: 'links' })).toEqual({
      name: 'Orders',
      url: 'example.com/hook',
      triggers: ['link.created'],
      linkScope: null,
      linkIds: [],
      folderIds: [],
    })
  })

  it('has links or folders as the scope says', () => {
    const clicked = { ...draft, triggers: ['link.clicked' as const] }
    expect(fieldsOf({ ...clicked, scope: 'links' })).toMatchObject({ linkScope: 'links', linkIds: ['link_1'], folderIds: [] })
    expect(fieldsOf({ ...clicked, scope: 'folders' })).toMatchObject({ linkIds: [], folderIds: ['fold_1'] })
    expect(fieldsOf({ ...clicked, scope: 'workspace' })).toMatchObject({ linkIds: [], folderIds: [] })
  })

  it('is not sent without a name, an address, and what the scope asks for', () => {
    expect(Object.keys(problems(draftOf(null)))).toEqual(['name', 'url'])
    expect(problems({ ...STORED, linkIds: [] })).toEqual({ linkIds: 'Select at least one link.' })
    expect(problems({ ...STORED, scope: 'folders' })).toEqual({ folderIds: 'Select at least one folder.' })
    expect(problems({ ...STORED, scope: 'folders', triggers: [] })).toEqual({})
  })
})

describe('what the API is told of a change', () => {
  it('is only what differs', () => {
    expect(changesOf(WEBHOOK, STORED, STORED)).toEqual({})
    expect(changesOf(WEBHOOK, STORED, { ...STORED, name: 'Sales' })).toEqual({ name: 'Sales' })
    expect(changesOf(WEBHOOK, STORED, { ...STORED, linkIds: ['link_2', 'link_1'] })).toEqual({})
    expect(changesOf(WEBHOOK, STORED, { ...STORED, linkIds: ['link_2'] })).toEqual({ linkIds: ['link_2'] })
  })

  it('brings the folders along with their scope', () => {
    expect(changesOf(WEBHOOK, STORED, { ...STORED, scope: 'folders', folderIds: ['fold_1'] })).toEqual({
      linkScope: 'folders',
      folderIds: ['fold_1'],
    })
  })

  it('says nothing of the scope once clicks are not told', () => {
    expect(changesOf(WEBHOOK, STORED, { ...STORED, triggers: ['link.created'] })).toEqual({ triggers: ['link.created'] })
  })

  it('leaves alone what belongs to an integration', () => {
    const owned = { ...WEBHOOK, installationId: 'inst_1' }
    const after = { ...STORED, name: 'Mine', url: 'https://evil.example', linkIds: ['link_3'] }
    expect(changesOf(owned, STORED, after)).toEqual({ linkIds: ['link_3'] })
  })
})

describe('refusals that name no field', () => {
  it.each([
    ['There are no such links in this workspace, or you may not see them: link_9.', 'linkIds'],
    ['There are no such folders in this workspace, or you may not see them: fold_9.', 'folderIds'],
    ['Webhook not found.', null],
  ])('%s', (message, control) => expect(placeOf(message)).toBe(control))
})
