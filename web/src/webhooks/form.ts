import type { ClickScope, Trigger, Webhook, WebhookFields } from '../api/webhooks'
import type { Errors } from '../ui/useForm'

/** What the form holds. */
export type Draft = {
  name: string
  url: string
  triggers: Trigger[]
  scope: ClickScope
  linkIds: string[]
  folderIds: string[]
}

const NOTHING: Draft = { name: '', url: '', triggers: [], scope: 'workspace', linkIds: [], folderIds: [] }

export function draftOf(webhook: Webhook | null, linkIds: string[] = [], folderIds: string[] = []): Draft {
  if (!webhook) return NOTHING
  const { name, url, triggers, linkScope } = webhook
  return { name, url, triggers, scope: linkScope ?? 'workspace', linkIds, folderIds }
}

/** What is wrong before anything is sent. */
export function problems(draft: Draft): Errors {
  const errors: Errors = {}
  if (draft.name.trim() === '') errors.name = 'Enter a name.'
  if (draft.url.trim() === '') errors.url = 'Enter an address.'
  if (isClicked(draft) && draft.scope === 'links' && draft.linkIds.length === 0) errors.linkIds = 'Select at least one link.'
  if (isClicked(draft) && draft.scope === 'folders' && draft.folderIds.length === 0) {
    errors.folderIds = 'Select at least one folder.'
  }
  return errors
}

/** All that the API is told for a new webhook; links and folders only where they count. */
export function fieldsOf(draft: Draft): WebhookFields {
  const scope = isClicked(draft) ? draft.scope : null
  return {
    name: draft.name.trim(),
    url: draft.url.trim(),
    triggers: draft.triggers,
    linkScope: scope,
    linkIds: scope === 'links' ? draft.linkIds : [],
    folderIds: scope === 'folders' ? draft.folderIds : [],
  }
}

/** What differs; of an integration's webhook only that is sent which its users may change. */
export function changesOf(webhook: Webhook, before: Draft, after: Draft): Partial<WebhookFields> {
  const [stored, wanted] = [fieldsOf(before), fieldsOf(after)]
  const changes: Partial<WebhookFields> = {}
  if (!same(stored.triggers, wanted.triggers)) changes.triggers = wanted.triggers
  if (wanted.linkScope === 'links' && !same(stored.linkIds, wanted.linkIds)) changes.linkIds = wanted.linkIds
  if (webhook.installationId !== null) return changes
  if (stored.name !== wanted.name) changes.name = wanted.name
  if (stored.url !== wanted.url) changes.url = wanted.url
  if (wanted.linkScope !== null && stored.linkScope !== wanted.linkScope) changes.linkScope = wanted.linkScope
  if (wanted.linkScope === 'folders' && !same(stored.folderIds, wanted.folderIds)) changes.folderIds = wanted.folderIds
  return changes
}

export function isClicked({ triggers }: Draft): boolean {
  return triggers.includes('link.clicked')
}

/** Whether two lists have the same members. */
function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}

/** The control for refusals that name no field (webhooks 1). */
export function placeOf(message: string): string | null {
  if (/^There are no such links\b/.test(message)) return 'linkIds'
  return /^There are no such folders\b/.test(message) ? 'folderIds' : null
}
