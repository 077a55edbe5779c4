import { IMPORT_FIELDS, type ImportField, type ImportMapping } from '../api/imports'

/** What a file can tell of a link, and how other services head it. */
export const FIELDS: Record<ImportField, { label: string; required: boolean; help: string; names: string[] }> = {
  link: {
    label: 'Short link',
    required: true,
    help: 'With its domain, such as go.example.com/sale.',
    names: ['short link', 'shortlink', 'link', 'short url', 'shorturl', 'short', 'bitlink', 'slug'],
  },
  url: {
    label: 'Destination',
    required: true,
    help: 'A whole address, with https://.',
    names: [
      'destination url',
      'destination',
      'url',
      'long url',
      'longurl',
      'long link',
      'original url',
      'originalurl',
      'target',
      'target url',
    ],
  },
  title: { label: 'Title', required: false, help: '', names: ['title', 'name'] },
  description: { label: 'Description', required: false, help: '', names: ['description', 'notes', 'comment', 'comments'] },
  tags: {
    label: 'Tags',
    required: false,
    help: 'Separated by commas; those that are missing are made.',
    names: ['tags', 'tag', 'labels'],
  },
  createdAt: {
    label: 'Created',
    required: false,
    help: '',
    names: ['created at', 'createdat', 'created', 'created on', 'date created', 'date'],
  },
}

/** Which column probably holds what, by their names; each column at most once. */
export function guessed(columns: string[]): ImportMapping {
  const mapping: ImportMapping = {}
  const taken = new Set<string>()
  for (const field of IMPORT_FIELDS) {
    const found = FIELDS[field].names
      .map((name) => columns.find((column) => folded(column) === name && !taken.has(column)))
      .find((column) => column !== undefined)
    if (!found) continue
    mapping[field] = found
    taken.add(found)
  }
  return mapping
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, ' ').trim()
}

/** What has to be said of columns before anything can be imported, by the forms' names. */
export function mappingProblems(mapping: ImportMapping): Partial<Record<string, string>> {
  const problems: Partial<Record<string, string>> = {}
  for (const field of IMPORT_FIELDS) {
    if (FIELDS[field].required && !mapping[field]) problems[field] = 'Choose the column that holds it.'
  }
  if (mapping.link && mapping.link === mapping.url) problems.url = 'Choose another column than for the short link.'
  return problems
}

/** Columns that nothing is taken from. */
export function unused(columns: string[], mapping: ImportMapping): string[] {
  const used = Object.values(mapping)
  return columns.filter((column) => !used.includes(column))
}
