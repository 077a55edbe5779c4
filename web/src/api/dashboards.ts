import { call } from './client'

/** Public statistics of a link or a folder. */
export type Dashboard = { id: string; linkId: string | null; folderId: string | null }

export function listDashboards(workspaceId: string): Promise<Dashboard[]> {
  return call<Dashboard[]>('GET', '/dashboards', { query: { workspaceId } })
}
