import { ApiError } from './client'

/** What went wrong, and at which field of the form, if the server said. */
export type Problem = { field: string | null; message: string; requestId: string | null }

/** `<code>: <path>: <text>`, as the API writes broken rules of single fields. */
const FIELD_RULE = /^[a-z_]+: ([^:\s]+): (.+)$/s

/** Rules that are checked after the fields' own ones and say no path. */
const BY_WORDING: [RegExp, string][] = [
  [/^duplicate key\b/i, 'key'],
  [/^invalid key\b/i, 'key'],
  [/^no free random key\b/i, 'key'],
  [/destination url/i, 'url'],
  [/^domain\b/i, 'domain'],
  [/\bexternalId\b/, 'externalId'],
  [/\btag(Id|Name)s\b/, 'tagIds'],
  [/\btrackConversion\b/, 'trackConversion'],
  [/\bfolder\b/i, 'folderId'],
  [/\bimage\b/i, 'image'],
  [/\bkey\b/i, 'key'],
  [/\burl\b/i, 'url'],
]

const INVALID_NAMED = /^Invalid ([A-Za-z_]+): /

export function problemOf(failure: unknown): Problem {
  if (!(failure instanceof ApiError)) {
    return { field: null, message: 'Something went wrong in this page.', requestId: null }
  }
  const { message, requestId } = failure
  const rule = FIELD_RULE.exec(message)
  if (rule) return { field: rule[1]!, message: sentence(rule[2]!), requestId }
  const field = BY_WORDING.find(([wording]) => wording.test(message))?.[1] ?? null
  if (field) return { field, message: sentence(message), requestId }
  const named = INVALID_NAMED.exec(message)
  return { field: named?.[1] ?? null, message: sentence(message), requestId }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
