import { useQueryClient } from '@tanstack/react-query'
import { changeDomain, type Domain, domainsKey } from '../api/domains'
import { useWorkspace } from '../shell/workspaces'
import { LogoSection } from '../ui/LogoSection'
import { notDns } from './TargetsForm'

/** The picture in the middle of the QR codes of a domain's links. */
export function DomainLogo({ domain }: { domain: Domain }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  return (
    <LogoSection
      about="In the middle of QR codes for links of this domain."
      of={domain.slug}
      logo={domain.logo}
      onChange={async (logo) => {
        await changeDomain(workspace.id, domain.slug, { logo })
        await queries.invalidateQueries({ queryKey: domainsKey(workspace.id), predicate: notDns })
      }}
    />
  )
}
