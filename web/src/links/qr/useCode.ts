import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { domainsQuery } from '../../api/domains'
import { useWorkspace } from '../../shell/workspaces'
import type { Design } from './design'
import { loadLogo, type Logo } from './drawing'
import { type Shapes, shapesOf } from './shapes'

/** The logo of a domain; null if it has none, or is none of the workspace's. */
export function useDomainLogo(domain: string): string | null {
  const workspace = useWorkspace()
  const { data: domains } = useQuery({ ...domainsQuery(workspace.id), staleTime: 60_000 })
  return domains?.find((each) => each.slug === domain)?.logo ?? null
}

/** What a short link's code is drawn from. Scanning it tells the server so (`?qr=1`). */
export function useCode(shortLink: string, domain: string, design: Design): { shapes: Shapes; logo: Logo | null } {
  const domainLogo = useDomainLogo(domain)
  const source = { none: null, domain: domainLogo, own: design.picture || null }[design.logo]
  const { data: logo = null } = useQuery({
    queryKey: ['logo', source],
    queryFn: () => loadLogo(source!),
    enabled: source !== null,
    staleTime: Infinity,
    retry: false,
  })
  const drawn = source === null ? null : logo
  const shapes = useMemo(() => shapesOf(`${shortLink}?qr=1`, design, drawn !== null), [shortLink, design, drawn])
  return { shapes, logo: drawn }
}
