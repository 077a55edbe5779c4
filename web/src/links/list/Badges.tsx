import { Archive, Ban, ChartPie, Clock, Frame, Globe, KeyRound, MessageSquareText, ScanSearch, Smartphone, Target } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Link } from '../../api/links'
import { absolute } from '../../format/dates'
import { countryName } from '../../format/places'
import { Chip } from '../../ui/Chip'
import { useNow } from '../../ui/useNow'

const ICON = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** Why a link does not do what links do, in words. */
export function States({ link }: { link: Link }) {
  const now = useNow()
  const expired = link.expiresAt !== null && new Date(link.expiresAt) <= now
  return (
    <>
      {link.disabledAt && (
        <Chip look="danger" icon={<Ban {...ICON} />}>
          Disabled
        </Chip>
      )}
      {expired && (
        <Chip look="warning" icon={<Clock {...ICON} />}>
          Expired
        </Chip>
      )}
      {link.archived && <Chip icon={<Archive {...ICON} />}>Archived</Chip>}
    </>
  )
}

/** What is special about a link, in icons that say it in words. */
export function Badges({ link }: { link: Link }) {
  const now = useNow()
  const expiry = link.expiresAt ? new Date(link.expiresAt) : null
  const geo = Object.keys(link.geo ?? {})
  const phones = [link.ios && 'iOS', link.android && 'Android'].filter(Boolean).join(' and ')
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-muted">
      {link.testVariants && <Sign says={testWords(link, now)} icon={<ChartPie {...ICON} />} />}
      {expiry && expiry > now && <Sign says={`Expires ${absolute(expiry)}`} icon={<Clock {...ICON} />} />}
      {link.password && <Sign says="Has a password" icon={<KeyRound {...ICON} />} />}
      {phones && <Sign says={`Leads elsewhere on ${phones}`} icon={<Smartphone {...ICON} />} />}
      {geo.length > 0 && (
        <Sign says={`Leads elsewhere from ${geo.map(countryName).join(', ')}`} icon={<Globe {...ICON} />} />
      )}
      {link.trackConversion && <Sign says="Leads and sales are tracked" icon={<Target {...ICON} />} />}
      {link.rewrite && <Sign says="Cloaked: visitors see the short link's address" icon={<Frame {...ICON} />} />}
      {link.doIndex && <Sign says="Search engines may index it" icon={<ScanSearch {...ICON} />} />}
      {link.comments && <Sign says={`Comment: ${link.comments}`} icon={<MessageSquareText {...ICON} />} />}
    </span>
  )
}

function testWords(link: Link, now: Date): string {
  const ends = link.testCompletedAt ? new Date(link.testCompletedAt) : null
  const count = link.testVariants?.length ?? 0
  if (!ends) return `A/B test of ${count} addresses`
  return ends > now ? `A/B test of ${count} addresses until ${absolute(ends)}` : `A/B test of ${count} addresses, over`
}

function Sign({ says, icon }: { says: string; icon: ReactNode }) {
  return (
    <span role="img" aria-label={says} title={says} className="inline-flex">
      {icon}
    </span>
  )
}
