export const INTERVALS = [
  { value: '24h', label: '24 h', words: 'the last 24 hours' },
  { value: '7d', label: '7 d', words: 'the last 7 days' },
  { value: '30d', label: '30 d', words: 'the last 30 days' },
  { value: '90d', label: '90 d', words: 'the last 90 days' },
  { value: '1y', label: '1 y', words: 'the last 12 months' },
  { value: 'all', label: 'All', words: 'all time' },
] as const

export type IntervalName = (typeof INTERVALS)[number]['value']

export const FILTERS = [
  'linkId',
  'url',
  'referer',
  'refererUrl',
  'country',
  'region',
  'city',
  'device',
  'browser',
  'os',
  'trigger',
] as const

export type FilterName = (typeof FILTERS)[number]

export const FILTER_WORDS: Record<FilterName, string> = {
  linkId: 'Link',
  url: 'Destination',
  referer: 'Referrer',
  refererUrl: 'Referrer address',
  country: 'Country',
  region: 'Region',
  city: 'City',
  device: 'Device',
  browser: 'Browser',
  os: 'System',
  trigger: 'Trigger',
}

export type Filters = Partial<Record<FilterName, string>>

/** What the page shows; names and values are the API's. */
export type AnalyticsSearch = Filters & { interval?: IntervalName }

/** The interval of a page that names none. */
export const USUAL_INTERVAL: IntervalName = '24h'

export function parseAnalyticsSearch(input: Record<string, unknown>): AnalyticsSearch {
  const search: AnalyticsSearch = {}
  const interval = INTERVALS.find(({ value }) => value === input.interval)?.value
  if (interval && interval !== USUAL_INTERVAL) search.interval = interval
  for (const name of FILTERS) {
    const value = input[name]
    if (typeof value === 'string' && parseFilter(value).values.length > 0) search[name] = value
  }
  return search
}

export type Filter = { not: boolean; values: string[] }

/** `A,B` is one of, `-A,B` none of (B4.1). */
export function parseFilter(text: string): Filter {
  const not = text.startsWith('-')
  const values = (not ? text.slice(1) : text).split(',').filter((value) => value !== '')
  return { not, values }
}

/** Whether the API's filter syntax, which has no escapes, can say the value. */
export function isSayable(value: string): boolean {
  return value !== '' && !value.includes(',') && !value.startsWith('-')
}

export function isChosen(search: AnalyticsSearch, name: FilterName, value: string): boolean {
  const filter = search[name]
  if (filter === undefined) return false
  const { not, values } = parseFilter(filter)
  return !not && values.includes(value)
}

/** The search with a value added to a filter, or taken out if it is there. */
export function toggled(search: AnalyticsSearch, name: FilterName, value: string): AnalyticsSearch {
  const { not, values } = parseFilter(search[name] ?? '')
  if (not) return { ...search, [name]: value }
  const rest = values.filter((each) => each !== value)
  const after = rest.length < values.length ? rest : [...values, value]
  return { ...search, [name]: after.length === 0 ? undefined : after.join(',') }
}

export function cleared(search: AnalyticsSearch): AnalyticsSearch {
  return search.interval ? { interval: search.interval } : {}
}

export function activeFilters(search: AnalyticsSearch): { name: FilterName; filter: Filter }[] {
  return FILTERS.flatMap((name) => {
    const text = search[name]
    return text === undefined ? [] : [{ name, filter: parseFilter(text) }]
  })
}
