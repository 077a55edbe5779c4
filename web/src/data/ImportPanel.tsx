import { Link as RouterLink } from '@tanstack/react-router'
import { LINK_SERVICES } from '../api/serviceImports'
import { useWorkspace } from '../shell/workspaces'
import { FileImport } from './FileImport'
import type { DataSearch } from './search'
import { ServiceImportSteps } from './ServiceImportSteps'
import { SERVICES } from './services'

/** From a file or another service to links. */
export function ImportPanel({ search }: { search: DataSearch }) {
  const workspace = useWorkspace()
  return (
    <div className="flex flex-col gap-4">
      <nav aria-label="Sources" className="flex flex-wrap gap-2">
        {[undefined, ...LINK_SERVICES].map((from) => (
          <RouterLink
            key={from ?? 'file'}
            to="/$workspace/settings/data"
            params={{ workspace: workspace.slug }}
            search={{ from }}
            activeOptions={{ includeSearch: true, exact: true }}
            aria-current={search.from === from ? 'page' : undefined}
            className="inline-flex min-h-9 items-center rounded-sm border border-line-strong bg-surface px-3 hover:bg-sunken aria-[current=page]:border-spruce aria-[current=page]:bg-spruce-wash aria-[current=page]:font-semibold touch-target"
          >
            {from ? SERVICES[from].name : 'A file'}
          </RouterLink>
        ))}
      </nav>
      {search.from ? <ServiceImportSteps key={search.from} service={search.from} /> : <FileImport />}
    </div>
  )
}
