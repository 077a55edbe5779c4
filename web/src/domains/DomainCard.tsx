import { Link as RouterLink } from '@tanstack/react-router'
import { CornerDownRight, Ellipsis, Globe, Star } from 'lucide-react'
import type { ListedDomain } from '../api/domains'
import { counted } from '../format/numbers'
import { readable } from '../format/urls'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { Chip } from '../ui/Chip'
import { CopyButton } from '../ui/CopyButton'
import { Menu } from '../ui/Menu'
import { inLetters } from './names'
import { VerifiedChip } from './StatusChip'
import { type DomainTask, useDomainMenu } from './useDomainMenu'

export function DomainCard({ domain, onTask }: { domain: ListedDomain; onTask: (task: DomainTask) => void }) {
  const workspace = useWorkspace()
  const groups = useDomainMenu(domain, domain.link, onTask)
  const letters = inLetters(domain.slug)
  return (
    <li className="relative flex items-center gap-3 py-3 pr-2 pl-4 focus-within:bg-canvas hover:bg-canvas">
      <Globe size={20} strokeWidth={1.5} aria-hidden className="hidden shrink-0 text-muted xs:block" />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <RouterLink
            to="/$workspace/settings/domains/$slug"
            params={{ workspace: workspace.slug, slug: domain.slug }}
            className="min-w-0 rounded-sm font-mono text-[13px] font-semibold break-all after:absolute after:inset-0 hover:underline"
          >
            {domain.slug}
          </RouterLink>
          {letters && <bdi className="text-muted">{letters}</bdi>}
          <span className="relative z-10">
            <CopyButton text={domain.slug} label={`Copy ${domain.slug}`} />
          </span>
          {domain.primary && (
            <Chip look="accent" icon={<Star size={12} strokeWidth={2} aria-hidden />}>
              Primary
            </Chip>
          )}
          <VerifiedChip verified={domain.verified} />
        </div>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-muted">
          <CornerDownRight size={14} strokeWidth={1.5} aria-hidden className="shrink-0" />
          <span className="truncate" title={domain.link?.url}>
            {domain.link?.url ? readable(domain.link.url) : 'Leads nowhere by itself'}
          </span>
          {domain.link && domain.link.clicks > 0 && (
            <span className="shrink-0 tabular-nums">· {counted(domain.link.clicks, 'click', 'clicks')}</span>
          )}
        </p>
      </div>
      <span className="relative z-10">
        <Menu
          trigger={
            <IconButton label={`Actions for ${domain.slug}`}>
              <Ellipsis size={18} strokeWidth={1.5} aria-hidden />
            </IconButton>
          }
          groups={groups}
        />
      </span>
    </li>
  )
}
