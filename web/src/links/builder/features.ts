import { ChartPie, Clock, Globe, Image, KeyRound, type LucideIcon, Megaphone, SlidersHorizontal } from 'lucide-react'
import type { Draft } from './draft'
import { understood } from './expiry'
import { parameter, UTM } from './utm'

export type FeatureName = 'utm' | 'targeting' | 'test' | 'password' | 'expiry' | 'preview' | 'advanced'

/** What most links do without: a button each, which says what is set, and a key. */
export type Feature = {
  name: FeatureName
  label: string
  icon: LucideIcon
  key: string
  /** In a word or two; empty if nothing is set. */
  value: (draft: Draft, now: Date) => string
  /** The controls it holds. */
  controls: RegExp
}

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })

export const FEATURES: Feature[] = [
  {
    name: 'utm',
    label: 'UTM',
    icon: Megaphone,
    key: 'u',
    value: ({ url }) => UTM.map(({ name }) => parameter(url, name)).filter(Boolean).join(' · '),
    controls: /^(utm_|ref$)/,
  },
  {
    name: 'targeting',
    label: 'Targeting',
    icon: Globe,
    key: 'g',
    value: ({ ios, android, geo }) =>
      [ios && 'iOS', android && 'Android', ...geo.map(({ country }) => country)].filter(Boolean).join(', '),
    controls: /^(ios|android|geo)/,
  },
  {
    name: 'test',
    label: 'A/B test',
    icon: ChartPie,
    key: 'a',
    value: ({ test }) => (test ? `${test.variants.length} variants` : ''),
    controls: /^test/,
  },
  {
    name: 'password',
    label: 'Password',
    icon: KeyRound,
    key: 'p',
    value: ({ password }) => (password === '' ? '' : 'set'),
    controls: /^password$/,
  },
  {
    name: 'expiry',
    label: 'Expiration',
    icon: Clock,
    key: 'e',
    value: ({ expiresAt }, now) => {
      const moment = understood(expiresAt, now)
      return moment ? DAY.format(moment) : expiresAt
    },
    controls: /^expire/,
  },
  {
    name: 'preview',
    label: 'Preview',
    icon: Image,
    key: 'l',
    value: ({ proxy }) => (proxy ? 'its own' : ''),
    controls: /^(proxy|title|description|image|video)$/,
  },
  {
    name: 'advanced',
    label: 'Advanced',
    icon: SlidersHorizontal,
    key: 'v',
    value: ({ externalId, tenantId }) => [externalId, tenantId].filter(Boolean).join(', '),
    controls: /^(externalId|tenantId)$/,
  },
]

export function featureOf(control: string): FeatureName | null {
  return FEATURES.find(({ controls }) => controls.test(control))?.name ?? null
}
