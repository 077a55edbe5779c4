import { ROOT } from '../../format/shortLinks'
import { endOf, MOST_DAYS, sum, LEAST_SHARE } from './abTest'
import type { Draft, Errors } from './draft'
import { understood } from './expiry'

const DAY = 86_400_000

/** What can be seen to be wrong without asking the server. */
export function errorsOf(draft: Draft, from: Draft, now: Date): Errors {
  return { ...ofDestination(draft, from), ...ofExpiry(draft, from, now), ...ofCountries(draft), ...ofTest(draft, from, now) }
}

const SCRIPT = /^\s*(javascript|data|vbscript):/i

function ofDestination(draft: Draft, from: Draft): Errors {
  if (draft.url.trim() === '' && from.key !== ROOT) return { url: 'Enter a destination.' }
  if (SCRIPT.test(draft.url)) return { url: 'A link cannot lead to a script.' }
  return {}
}

function ofExpiry(draft: Draft, from: Draft, now: Date): Errors {
  if (draft.expiredUrl.trim() !== '' && draft.expiresAt.trim() === '') {
    return { expiresAt: 'Say when the link expires, or empty the address below.' }
  }
  if (draft.expiresAt === from.expiresAt) return {}
  const moment = understood(draft.expiresAt, now)
  return moment && moment <= now ? { expiresAt: 'Choose a moment in the future.' } : {}
}

function ofCountries(draft: Draft): Errors {
  const errors: Errors = {}
  const seen = new Set<string>()
  for (const target of draft.geo) {
    if (target.country === '') errors[`geo.${target.id}.country`] = 'Choose a country.'
    else if (seen.has(target.country)) errors[`geo.${target.id}.country`] = 'This country is chosen above.'
    if (target.url.trim() === '') errors[`geo.${target.id}.url`] = 'Enter a destination.'
    seen.add(target.country)
  }
  return errors
}

function ofTest(draft: Draft, from: Draft, now: Date): Errors {
  const { test } = draft
  if (!test || JSON.stringify(test) === JSON.stringify(from.test)) return {}
  const errors: Errors = {}
  test.variants.forEach((variant, index) => {
    if (variant.url.trim() === '') errors[`testVariants.${index}.url`] = 'Enter a destination.'
    if (variant.percentage < LEAST_SHARE) errors[`testVariants.${index}.percentage`] = `At least ${LEAST_SHARE} %.`
  })
  if (sum(test.variants) !== 100) {
    errors['testVariants.0.percentage'] ??= `Together they have to be 100 %, not ${sum(test.variants)} %.`
  }
  const ends = endOf(test)
  if (!ends) errors.testCompletedAt = 'Choose when the test ends.'
  else if (ends <= now) errors.testCompletedAt = 'Choose a moment in the future.'
  else if (ends.getTime() > started(test.startedAt, now) + MOST_DAYS * DAY) {
    errors.testCompletedAt = 'A test lasts six weeks at most.'
  }
  return errors
}

function started(iso: string, now: Date): number {
  return iso === '' ? now.getTime() : new Date(iso).getTime()
}

/** The form's name of the field that the API found fault with. */
export function formField(field: string, draft: Draft): string {
  const country = /^geo\.(.+)$/.exec(field)?.[1]
  const target = draft.geo.find((each) => each.country === country)
  if (target) return `geo.${target.id}.url`
  const variant = /^testVariants\[(\d)\]\.(\w+)$/.exec(field)
  if (variant) return `testVariants.${variant[1]}.${variant[2]}`
  return NAMES[field] ?? field
}

const NAMES: Record<string, string> = {
  tagIds: 'tags',
  testVariants: 'testVariants.0.url',
  linkRetentionCleanupDisabledAt: 'kept',
}
