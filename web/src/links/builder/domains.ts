import { useQuery } from '@tanstack/react-query'
import { defaultDomainsQuery, domainsQuery } from '../../api/domains'
import { instanceQuery } from '../../api/session'
import { useWorkspace } from '../../shell/workspaces'

/** A domain to choose, with what should be known of it. */
export type OfferedDomain = { slug: string; note: string | null; placeholder: string | null }

/** The workspace's domains, its primary one first, then the server's own; null until they are known. */
export function useOfferedDomains(): OfferedDomain[] | null {
  const workspace = useWorkspace()
  const own = useQuery({ ...domainsQuery(workspace.id), staleTime: 60_000 })
  const shared = useQuery(defaultDomainsQuery(workspace.id))
  const instance = useQuery(instanceQuery)
  if (own.isPending || shared.isPending || instance.isPending) return null
  const mine = [...(own.data ?? [])].sort((a, b) => Number(b.primary) - Number(a.primary))
  const offered = mine.map(({ slug, verified, placeholder }) => ({
    slug,
    note: verified ? null : 'Its DNS is not set up yet.',
    placeholder,
  }))
  const others = shared.data ?? (instance.data ? [instance.data.defaultDomain] : [])
  return [
    ...offered,
    ...others.filter((slug) => !mine.some((each) => each.slug === slug)).map((slug) => ({ slug, note: null, placeholder: null })),
  ]
}
