import type { Row } from '../api/analytics'
import { countryName } from '../format/places'
import { nameOf } from '../format/shortLinks'
import { readable } from '../format/urls'
import type { FilterName } from './search'

/** One way to split the clicks, and how its rows read. */
export type Grouping = {
  label: string
  groupBy: string
  filter: FilterName
  /** The row's value, as the filter wants it. */
  value: (row: Row) => string
  /** The row's value, as people read it. */
  words: (row: Row) => string
  mono?: boolean
  /** What to say if there are clicks, and none of them has a value. */
  unknown?: string
}

export type Card = { title: string; groupings: [Grouping, ...Grouping[]] }

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function plain(label: string, groupBy: string, filter: FilterName, field: string, words = (value: string) => value): Grouping {
  return {
    label,
    groupBy,
    filter,
    value: (row) => text(row[field]),
    words: (row) => words(text(row[field])),
  }
}

const TRIGGERS: Record<string, string> = {
  link: 'Link',
  qr: 'QR code',
  pageview: 'Page view',
  deeplink: 'Deep link',
}

export const DIRECT = '(direct)'

function referrer(value: string): string {
  return value === DIRECT ? 'Direct or unknown' : readable(value)
}

/** A part of a country, such as `US-CA`, in the country's name. */
function region(code: string): string {
  const [country = '', part = ''] = code.split(/-(.*)/s)
  return part === '' ? countryName(country) : `${part}, ${countryName(country)}`
}

const NO_PLACES =
  'Where these clicks come from is not known. The server learns it from a geo database, or from the headers of a proxy in front of it.'

export const CARDS: Card[] = [
  {
    title: 'Links',
    groupings: [
      {
        label: 'Short links',
        groupBy: 'top_links',
        filter: 'linkId',
        value: (row) => text(row.id),
        words: (row) => nameOf({ domain: text(row.domain), key: text(row.key) }),
        mono: true,
      },
      plain('Destinations', 'top_base_urls', 'url', 'url', readable),
    ],
  },
  {
    title: 'Referrers',
    groupings: [
      plain('Referrers', 'referers', 'referer', 'referer', referrer),
      plain('Addresses', 'referer_urls', 'refererUrl', 'refererUrl', referrer),
    ],
  },
  {
    title: 'Locations',
    groupings: [
      { ...plain('Countries', 'countries', 'country', 'country', countryName), unknown: NO_PLACES },
      { ...plain('Regions', 'regions', 'region', 'region', region), unknown: NO_PLACES },
      {
        ...plain('Cities', 'cities', 'city', 'city'),
        unknown: NO_PLACES,
        words: (row) => `${text(row.city)}, ${countryName(text(row.country))}`,
      },
    ],
  },
  {
    title: 'Devices',
    groupings: [
      plain('Devices', 'devices', 'device', 'device'),
      plain('Browsers', 'browsers', 'browser', 'browser'),
      plain('Systems', 'os', 'os', 'os'),
      plain('Triggers', 'triggers', 'trigger', 'trigger', (value) => TRIGGERS[value] ?? value),
    ],
  },
]

/** A filter's value, as people read it; links are known by their ids only. */
export function valueWords(name: FilterName, value: string): string {
  const grouping = CARDS.flatMap((card) => card.groupings).find((each) => each.filter === name)
  if (!grouping || name === 'linkId' || name === 'city') return value
  return grouping.words({ [name]: value, clicks: 0, leads: 0, sales: 0, saleAmount: 0 })
}
