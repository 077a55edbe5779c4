import type { Key, KeyFields } from '../api/keys'
import { fromLocalInput, toLocalInput } from '../format/dates'
import type { Errors } from '../ui/useForm'
import { type Choice, NOTHING, type Preset, presetOf, scopesOf } from './scopes'

/** What the form holds. */
export type Draft = {
  name: string
  machine: boolean
  preset: Preset
  choice: Choice
  /** What a `datetime-local` input holds; empty for a key that does not end. */
  expires: string
}

const EMPTY: Draft = { name: '', machine: false, preset: 'all', choice: NOTHING, expires: '' }

export function draftOf(key: Key | null): Draft {
  if (!key) return EMPTY
  const { name, user, scopes, expiresAt } = key
  return {
    name,
    machine: user.isMachine,
    ...presetOf(scopes),
    expires: expiresAt ? toLocalInput(new Date(expiresAt)) : '',
  }
}

/** What is wrong before anything is sent; an end that stays as it is may have passed. */
export function problems(draft: Draft, before: Draft, now: Date): Errors {
  const errors: Errors = {}
  if (draft.name.trim() === '') errors.name = 'Enter a name.'
  if (draft.preset === 'choice' && scopesOf('choice', draft.choice).length === 0) {
    errors.scopes = 'Choose at least one permission.'
  }
  if (draft.expires !== before.expires && draft.expires !== '') {
    const end = fromLocalInput(draft.expires)
    if (end === null || new Date(end) <= now) errors.expiresAt = 'Choose a time in the future.'
  }
  return errors
}

export function fieldsOf(draft: Draft): KeyFields & { isMachine: boolean } {
  return {
    name: draft.name.trim(),
    isMachine: draft.machine,
    scopes: scopesOf(draft.preset, draft.choice),
    expiresAt: fromLocalInput(draft.expires),
  }
}

/** What differs. */
export function changesOf(before: Draft, after: Draft): Partial<KeyFields> {
  const [stored, wanted] = [fieldsOf(before), fieldsOf(after)]
  const changes: Partial<KeyFields> = {}
  if (stored.name !== wanted.name) changes.name = wanted.name
  if (stored.scopes.join() !== wanted.scopes.join()) changes.scopes = wanted.scopes
  if (before.expires !== after.expires) changes.expiresAt = wanted.expiresAt
  return changes
}
