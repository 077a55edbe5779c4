import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useEffect } from 'react'
import { dnsQuery, type Domain, domainQuery, domainsKey } from '../api/domains'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { CopyButton } from '../ui/CopyButton'
import { Failure } from '../ui/Failure'
import { Refreshing } from '../ui/Refreshing'
import { Time } from '../ui/Time'
import { instructions, pauseAfter, STANDINGS } from './dns'
import { Records } from './Records'
import { StatusChip } from './StatusChip'

/** Whether a domain's visitors reach this server, and what its DNS needs until they do. */
export function DnsSection({ domain }: { domain: Domain }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const dns = useQuery({
    ...dnsQuery(workspace.id, domain.slug),
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      !data || data.status === 'Valid Configuration' ? false : pauseAfter(dataUpdateCount),
  })
  const valid = dns.data && dns.data.status !== 'Unknown Error' ? dns.data.status === 'Valid Configuration' : null
  useEffect(() => {
    // checking tells the server too
    if (valid === null || valid === domain.verified) return
    void queries.invalidateQueries({ queryKey: domainQuery(workspace.id, domain.slug).queryKey })
    void queries.invalidateQueries({ queryKey: [...domainsKey(workspace.id), 'list'] })
  }, [valid, domain.verified, domain.slug, workspace.id, queries])

  return (
    <section aria-labelledby="dns" className="overflow-hidden rounded-md border bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-3 sm:px-5">
        <h2 id="dns" className="text-base font-semibold">
          DNS
        </h2>
        <span role="status">{dns.data && <StatusChip status={dns.data.status} />}</span>
        {dns.data && (
          <span className="text-xs text-subtle">
            checked <Time iso={new Date(dns.dataUpdatedAt).toISOString()} />
          </span>
        )}
        <Button className="ml-auto" onClick={() => void dns.refetch()} disabled={dns.isFetching}>
          <RotateCw size={16} strokeWidth={1.5} aria-hidden />
          {dns.isFetching ? 'Checking…' : 'Check again'}
        </Button>
      </div>
      <Refreshing active={dns.isFetching && dns.data !== undefined} />
      {!dns.data ? (
        dns.error ? (
          <Failure what="The DNS could not be asked." error={dns.error} onRetry={() => void dns.refetch()} />
        ) : (
          <p className="late h-40 px-4 py-4 text-muted sm:px-5">Asking the DNS…</p>
        )
      ) : (
        <div className="flex flex-col gap-3 px-4 py-4 sm:px-5">
          <div className="flex flex-wrap items-start gap-2">
            <div className="min-w-0 flex-1">
              <p className="[overflow-wrap:anywhere]">{dns.data.response.message ?? STANDINGS[dns.data.status].next}</p>
              {dns.data.response.message && needsRecords(dns.data.response.records.length, dns.data.status) && (
                <p className="text-muted">
                  {STANDINGS[dns.data.status].next} It can take minutes, sometimes hours, until the DNS shows them; this
                  page keeps looking.
                </p>
              )}
            </div>
          </div>
          <Records records={dns.data.response.records} />
          <p className="flex items-center gap-1 text-xs text-muted">
            <CopyButton
              text={instructions(domain.slug, dns.data.response.records)}
              label="Copy these records as text"
            />
            Copy as text, for whoever keeps the DNS
          </p>
        </div>
      )}
    </section>
  )
}

/** Whether there is something to set, and somebody to look whether it is. */
function needsRecords(records: number, status: string): boolean {
  return records > 1 && status !== 'Unknown Error' && status !== 'Valid Configuration'
}
