import type { ClickScope, Trigger } from '../api/webhooks'

type Choice = { trigger: Trigger; label: string }

const LINKS: Choice[] = [
  { trigger: 'link.created', label: 'Link created' },
  { trigger: 'link.updated', label: 'Link changed' },
  { trigger: 'link.deleted', label: 'Link deleted' },
]

const CONVERSIONS: Choice[] = [
  { trigger: 'link.clicked', label: 'Link clicked' },
  { trigger: 'lead.created', label: 'Lead' },
  { trigger: 'sale.created', label: 'Sale' },
]

const PARTNERS: Choice[] = [
  { trigger: 'partner.application_submitted', label: 'Partner applied' },
  { trigger: 'partner.enrolled', label: 'Partner enrolled' },
  { trigger: 'partner.merged', label: 'Partners merged' },
  { trigger: 'commission.created', label: 'Commission created' },
  { trigger: 'bounty.created', label: 'Bounty created' },
  { trigger: 'bounty.updated', label: 'Bounty changed' },
  { trigger: 'payout.confirmed', label: 'Payout confirmed' },
  { trigger: 'discount_code.created', label: 'Discount code created' },
  { trigger: 'discount_code.deleted', label: 'Discount code deleted' },
]

const ALL = [...LINKS, ...CONVERSIONS, ...PARTNERS]

/**
 * What a webhook can be told of, as a form shows it. There are no partner programs here yet: what
 * belongs to them is only shown where a webhook has it, as one that moved here may.
 */
export function choicesFor(stored: readonly Trigger[]): { title: string; choices: Choice[] }[] {
  const partners = PARTNERS.filter(({ trigger }) => stored.includes(trigger))
  return [
    { title: 'Links', choices: LINKS },
    { title: 'Visits and conversions', choices: CONVERSIONS },
    ...(partners.length > 0 ? [{ title: 'Partner programs', choices: partners }] : []),
  ]
}

/** What there are test events of. */
export const TESTABLE: Choice[] = [...LINKS, ...CONVERSIONS]

/** A trigger in words; one that is not known, such as an old one in a log, as it is. */
export function triggerWords(trigger: string): string {
  return ALL.find((each) => each.trigger === trigger)?.label ?? trigger
}

export const SCOPES: { scope: ClickScope; label: string; says: string }[] = [
  { scope: 'workspace', label: 'All links', says: 'Every click in the workspace.' },
  { scope: 'folders', label: 'Links in some folders', says: 'Also of links that come into them later.' },
  { scope: 'links', label: 'Single links', says: 'Only those you choose.' },
]
