import type { Link, LinkFields } from '../../api/links'
import { fromLocalInput } from '../../format/dates'
import { completed, type Draft, type Test } from './draft'
import { understood } from './expiry'
import { parameter } from './utm'

/**
 * What the API is told (UI-2): of a new link everything, of a stored one what changed, so that
 * what somebody else changed meanwhile stays.
 */
export function fieldsOf(draft: Draft, from: Draft, stored: Link | null, now: Date): LinkFields {
  const fields = everything(draft, now)
  if (!stored) {
    if (fields.key === '') delete fields.key
    // creations cannot say so; see retentionOf
    delete fields.linkRetentionCleanupDisabledAt
    return fields
  }
  const before = everything(from, now)
  for (const name of Object.keys(fields) as (keyof LinkFields)[]) {
    if (JSON.stringify(fields[name]) === JSON.stringify(before[name])) delete fields[name]
  }
  if (fields.url !== undefined) Object.assign(fields, removedCampaign(fields.url, stored))
  return fields
}

/** What has to be changed in a link just made, since creations cannot say it (LNK-9). */
export function retentionOf(draft: Draft, now: Date): LinkFields | null {
  return draft.kept ? { linkRetentionCleanupDisabledAt: now.toISOString() } : null
}

function everything(draft: Draft, now: Date): LinkFields {
  return {
    url: completed(draft.url),
    domain: draft.domain,
    key: draft.key.trim(),
    tagIds: draft.tags,
    comments: orNull(draft.comments),
    folderId: orNull(draft.folderId),
    trackConversion: draft.trackConversion,
    proxy: draft.proxy,
    title: orNull(draft.title),
    description: orNull(draft.description),
    image: orNull(draft.image),
    video: orNull(draft.video),
    expiresAt: moment(draft.expiresAt, now),
    expiredUrl: orNull(completed(draft.expiredUrl)),
    password: draft.password === '' ? null : draft.password,
    ios: orNull(completed(draft.ios)),
    android: orNull(completed(draft.android)),
    geo: geo(draft),
    ...test(draft.test, now),
    rewrite: draft.rewrite,
    doIndex: draft.doIndex,
    linkRetentionCleanupDisabledAt: draft.kept ? now.toISOString() : null,
    externalId: orNull(draft.externalId),
    tenantId: orNull(draft.tenantId),
  }
}

function orNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}

/** Words that mean nothing here may mean something to the server. */
function moment(words: string, now: Date): string | null {
  return understood(words, now)?.toISOString() ?? orNull(words)
}

function geo({ geo: targets }: Draft): Record<string, string> | null {
  if (targets.length === 0) return null
  return Object.fromEntries(targets.map(({ country, url }) => [country, completed(url)]))
}

function test(running: Test | null, now: Date): LinkFields {
  if (!running) return { testVariants: null, testStartedAt: null, testCompletedAt: null }
  return {
    testVariants: running.variants.map(({ url, percentage }) => ({ url: completed(url), percentage })),
    testStartedAt: running.startedAt || now.toISOString(),
    testCompletedAt: fromLocalInput(running.endsAt),
  }
}

const STORED_UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'] as const

/** A changed destination inherits the stored campaign (LNK-52), unless what was removed is named. */
function removedCampaign(url: string, stored: Link): LinkFields {
  const gone = STORED_UTM.filter((name) => stored[name] && parameter(url, name) === '')
  return Object.fromEntries(gone.map((name) => [name, null]))
}
