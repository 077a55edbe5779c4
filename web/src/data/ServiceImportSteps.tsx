import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { domainsKey } from '../api/domains'
import { foldersKey } from '../api/folders'
import { linksKey } from '../api/links'
import {
  type LinkService,
  type Offer,
  offerQuery,
  type ServiceImport,
  type ServiceImportOrder,
  serviceImportQuery,
  serviceImportsKey,
  serviceImportsQuery,
  startServiceImport,
} from '../api/serviceImports'
import { tagsKey } from '../api/tags'
import { useWorkspace } from '../shell/workspaces'
import { Failure } from '../ui/Failure'
import { Waiting } from '../ui/States'
import { ServiceChoice } from './ServiceChoice'
import { ServiceProgress } from './ServiceProgress'
import { ServiceToken } from './ServiceToken'
import { SERVICES } from './services'
import { Step } from './Step'

/** From another service to links: a token, a choice, a look at what would happen, and the import. */
export function ServiceImportSteps({ service }: { service: LinkService }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const offer = useQuery(offerQuery(workspace.id, service))
  const { data: latest } = useQuery(serviceImportsQuery(workspace.id))
  // undefined until somebody has chosen: then the service's latest import
  const [chosen, setChosen] = useState<string | null>()
  const id = chosen === undefined ? latest?.find((job) => job.service === service)?.id : chosen
  const { data: job } = useQuery({ ...serviceImportQuery(workspace.id, id ?? ''), enabled: Boolean(id) })
  useEnd(job, () => {
    void queries.invalidateQueries({ queryKey: offerQuery(workspace.id, service).queryKey })
    for (const key of [linksKey, domainsKey, tagsKey, foldersKey]) {
      void queries.invalidateQueries({ queryKey: key(workspace.id) })
    }
  })

  async function start(order: ServiceImportOrder) {
    const started = await startServiceImport(workspace.id, service, order)
    queries.setQueryData(serviceImportQuery(workspace.id, started.id).queryKey, started)
    setChosen(started.id)
    void queries.invalidateQueries({ queryKey: [...serviceImportsKey(workspace.id), 'list'] })
  }

  const running = job?.status === 'running'
  const shown = Boolean(id) && job
  const last = offer.data?.connected ? 3 : 2
  return (
    <>
      <Step number={1} title={`Account at ${SERVICES[service].name}`}>
        {offer.isPending ? (
          <Waiting what={SERVICES[service].name} rows={1} />
        ) : offer.isError ? (
          <Failure
            what={`${SERVICES[service].name} could not be asked.`}
            error={offer.error}
            onRetry={() => void offer.refetch()}
          />
        ) : (
          <ServiceToken
            service={service}
            offer={offer.data}
            running={running}
            onConnect={(connected: Offer) =>
              queries.setQueryData(offerQuery(workspace.id, service).queryKey, connected)
            }
          />
        )}
      </Step>
      {offer.data?.connected && (
        <Step number={2} title="What comes along">
          <ServiceChoice
            service={service}
            offer={offer.data}
            running={running}
            checked={Boolean(shown)}
            onChange={() => !running && setChosen(null)}
            onCheck={start}
          />
        </Step>
      )}
      {shown && (
        <Step number={last} title={title(job)}>
          <ServiceProgress job={job} connected={offer.data?.connected ?? false} onImport={start} />
        </Step>
      )}
    </>
  )
}

function title({ status, dryRun }: ServiceImport): string {
  if (status === 'running') return dryRun ? 'Looking what would happen' : 'Importing'
  return dryRun ? 'What would happen' : 'What became of it'
}

/** Tells once when an import that was seen running has ended. */
function useEnd(job: ServiceImport | undefined, ended: () => void) {
  const running = useRef<string | null>(null)
  useEffect(() => {
    if (job?.status === 'running') {
      running.current = job.id
    } else if (job && running.current === job.id) {
      running.current = null
      if (!job.dryRun || job.status === 'failed') ended()
    }
  })
}
