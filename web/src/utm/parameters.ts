import { UTM_PARAMETERS, type UtmFields, type UtmParameter, type UtmTemplate, type UtmValues } from '../api/utm'

/** How each parameter is called, and an example of it. */
export const PARAMETERS: { name: UtmParameter; label: string; example: string }[] = [
  { name: 'utm_source', label: 'Source', example: 'newsletter' },
  { name: 'utm_medium', label: 'Medium', example: 'email' },
  { name: 'utm_campaign', label: 'Campaign', example: 'summer-sale' },
  { name: 'utm_term', label: 'Term', example: 'running shoes' },
  { name: 'utm_content', label: 'Content', example: 'top-button' },
  { name: 'ref', label: 'Referral', example: 'example.com' },
]

/** What the form holds: empty where nothing is set. */
export type UtmDraft = Record<UtmParameter | 'name', string>

export function draftOf(template: UtmTemplate | null): UtmDraft {
  const values = UTM_PARAMETERS.map((name) => [name, template?.[name] ?? ''])
  return { name: template?.name ?? '', ...(Object.fromEntries(values) as Record<UtmParameter, string>) }
}

export function fieldsOf(draft: UtmDraft): UtmFields {
  const values = UTM_PARAMETERS.map((name) => [name, draft[name].trim() || null])
  return { name: draft.name.trim(), ...(Object.fromEntries(values) as UtmValues) }
}

/** Those that are set, in the order they are shown. */
export function setParameters(values: UtmValues): { name: UtmParameter; label: string; value: string }[] {
  return PARAMETERS.flatMap(({ name, label }) => {
    const value = values[name]
    return value ? [{ name, label, value }] : []
  })
}

/** What a destination gets behind its `?`. */
export function queryOf(draft: UtmDraft): string {
  return UTM_PARAMETERS.filter((name) => draft[name].trim() !== '')
    .map((name) => `${name}=${encodeURIComponent(draft[name].trim())}`)
    .join('&')
}

const LONGEST_NAME = 50

/** The name of a copy, which must be another one and short enough. */
export function copyName(name: string, taken: string[]): string {
  const used = new Set(taken.map((each) => each.toLowerCase()))
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? ' copy' : ` copy ${count}`
    const copy = name.slice(0, LONGEST_NAME - suffix.length) + suffix
    if (!used.has(copy.toLowerCase())) return copy
  }
}
