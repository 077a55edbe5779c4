import { Archive, Ban, Clock, Globe, KeyRound, MessageSquareText, Smartphone } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Link } from '../api/links'
import { absolute } from '../format/dates'
import { countryName } from '../format/places'
import { classes } from '../ui/classes'
import { useNow } from '../ui/useNow'

const ICON = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

/** What is special about a link, in icons that say it in words. */
export function Badges({ link }: { link: Link }) {
  const now = useNow()
  const expiry = link.expiresAt ? new Date(link.expiresAt) : null
  const expired = expiry !== null && expiry <= now
  const geo = Object.keys(link.geo ?? {})
  const phones = [link.ios && 'iOS', link.android && 'Android'].filter(Boolean).join(' and ')
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-muted">
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
      {expiry && !expired && <Sign says={`Expires ${absolute(expiry)}`} icon={<Clock {...ICON} />} />}
      {link.password && <Sign says="Has a password" icon={<KeyRound {...ICON} />} />}
      {phones && <Sign says={`Leads elsewhere on ${phones}`} icon={<Smartphone {...ICON} />} />}
      {geo.length > 0 && (
        <Sign says={`Leads elsewhere from ${geo.map(countryName).join(', ')}`} icon={<Globe {...ICON} />} />
      )}
      {link.comments && <Sign says={`Comment: ${link.comments}`} icon={<MessageSquareText {...ICON} />} />}
    </span>
  )
}

function Sign({ says, icon }: { says: string; icon: ReactNode }) {
  return (
    <span role="img" aria-label={says} title={says} className="inline-flex">
      {icon}
    </span>
  )
}

function Chip({
  look = 'plain',
  icon,
  children,
}: {
  look?: 'plain' | 'warning' | 'danger'
  icon: ReactNode
  children: ReactNode
}) {
  return (
    <span
      className={classes(
        'inline-flex items-center gap-1 rounded-sm px-1.5 text-xs font-medium',
        look === 'plain' && 'bg-sunken',
        look === 'warning' && 'bg-warning-wash text-warning',
        look === 'danger' && 'bg-danger-wash text-danger',
      )}
    >
      {icon}
      {children}
    </span>
  )
}
