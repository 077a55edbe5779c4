import { Link as RouterLink, useSearch } from '@tanstack/react-router'
import { Download, Upload } from 'lucide-react'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useWorkspace } from '../shell/workspaces'
import { ExportPanel } from './ExportPanel'
import { ImportPanel } from './ImportPanel'

const TABS = [
  { label: 'Import', icon: Upload, tab: undefined },
  { label: 'Export', icon: Download, tab: 'export' },
] as const

export function DataPage() {
  useTitle('Import & export')
  const workspace = useWorkspace()
  const search = useSearch({ from: '/$workspace/settings/data' })
  return (
    <div className="max-w-3xl">
      <PageHeader title="Import & export" about="Links from a file or another service, and into a file." />
      <nav aria-label="Ways" className="mb-4 flex gap-1 border-b">
        {TABS.map(({ label, icon: Icon, tab }) => (
          <RouterLink
            key={label}
            to="/$workspace/settings/data"
            params={{ workspace: workspace.slug }}
            search={{ tab }}
            // the search tells them apart, not the address
            aria-current={search.tab === tab ? 'page' : undefined}
            activeOptions={{ includeSearch: true, exact: true }}
            className="-mb-px flex min-h-10 items-center gap-2 rounded-t-sm border-b-[3px] border-transparent px-3 text-muted hover:text-text aria-[current=page]:border-blaze aria-[current=page]:font-semibold aria-[current=page]:text-text touch-target"
          >
            <Icon size={16} strokeWidth={1.5} aria-hidden />
            {label}
          </RouterLink>
        ))}
      </nav>
      {search.tab === 'export' ? <ExportPanel search={search} /> : <ImportPanel search={search} />}
    </div>
  )
}
