import { useQuery } from '@tanstack/react-query'
import { Link as RouterLink, useNavigate, useParams } from '@tanstack/react-router'
import { Archive, ArrowLeft, ChevronDown, Star } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type Domain, domainLinksQuery, domainQuery, rootLinkQuery } from '../api/domains'
import type { Link } from '../api/links'
import { counted } from '../format/numbers'
import { linksOf } from '../shell/linksOf'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Chip } from '../ui/Chip'
import { Failure } from '../ui/Failure'
import { Menu } from '../ui/Menu'
import { Waiting } from '../ui/States'
import { AppsForm } from './AppsForm'
import { DnsSection } from './DnsSection'
import { DomainTasks, useArchive } from './DomainTasks'
import { DomainLogo } from './DomainLogo'
import { inLetters } from './names'
import { TargetsForm } from './TargetsForm'
import { type DomainTask, useDomainMenu } from './useDomainMenu'

/** All there is to say and to set of one domain. */
export function DomainPage() {
  const { slug } = useParams({ from: '/$workspace/settings/domains/$slug' })
  useTitle(slug)
  const workspace = useWorkspace()
  const domain = useQuery(domainQuery(workspace.id, slug))
  const { data: root } = useQuery(rootLinkQuery(workspace.id, slug))
  const back = (
    <RouterLink
      to="/$workspace/settings/domains"
      params={{ workspace: workspace.slug }}
      search={{}}
      className="inline-flex min-h-8 items-center gap-1 rounded-sm text-muted hover:underline touch-target"
    >
      <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> Domains
    </RouterLink>
  )
  if (!domain.data) {
    return (
      <>
        <PageHeader above={back} title={slug} />
        <div className="rounded-md border bg-surface">
          {domain.error ? (
            <Failure
              what="The domain could not be loaded."
              error={domain.error}
              onRetry={() => void domain.refetch()}
            />
          ) : (
            <Waiting what="the domain" />
          )}
        </div>
      </>
    )
  }
  return (
    <div className="max-w-3xl">
      <Header domain={domain.data} root={root ?? null} back={back} />
      <div className="flex flex-col gap-4">
        <DnsSection key={`dns ${slug}`} domain={domain.data} />
        {root && <TargetsForm key={`targets ${slug}`} domain={domain.data} root={root} />}
        <DomainLogo domain={domain.data} />
        <AppsForm key={`apps ${slug}`} domain={domain.data} />
      </div>
    </div>
  )
}

function Header({ domain, root, back }: { domain: Domain; root: Link | null; back: ReactNode }) {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const archive = useArchive()
  const { data: links } = useQuery(domainLinksQuery(workspace.id, domain.slug))
  const [task, setTask] = useState<DomainTask | null>(null)
  const groups = useDomainMenu(domain, root, (chosen) => {
    if (chosen === 'archive' || chosen === 'restore') void archive(domain, chosen === 'archive')
    else setTask(chosen)
  })
  const letters = inLetters(domain.slug)
  return (
    <>
      <PageHeader
        above={back}
        title={<span className="font-mono break-all">{domain.slug}</span>}
        about={
          <span className="flex flex-wrap items-center gap-2">
            {letters && <bdi>{letters}</bdi>}
            {domain.primary && (
              <Chip look="accent" icon={<Star size={12} strokeWidth={2} aria-hidden />}>
                Primary
              </Chip>
            )}
            {domain.archived && <Chip icon={<Archive size={12} strokeWidth={2} aria-hidden />}>Archived</Chip>}
            {links !== undefined && (
              <RouterLink
                to="/$workspace/links"
                params={{ workspace: workspace.slug }}
                search={linksOf({ domain: domain.slug })}
                className="rounded-sm underline-offset-2 hover:underline"
              >
                {counted(links, 'link', 'links')}
              </RouterLink>
            )}
          </span>
        }
        action={
          <Menu
            trigger={
              <Button>
                Actions <ChevronDown size={16} strokeWidth={1.5} aria-hidden />
              </Button>
            }
            groups={groups}
          />
        }
      />
      {task && (
        <DomainTasks
          task={task}
          domain={domain}
          onClose={() => setTask(null)}
          onGone={() =>
            void navigate({ to: '/$workspace/settings/domains', params: { workspace: workspace.slug }, search: {} })
          }
          onRenamed={({ slug }) =>
            void navigate({
              to: '/$workspace/settings/domains/$slug',
              params: { workspace: workspace.slug, slug },
              replace: true,
            })
          }
        />
      )}
    </>
  )
}
