import { useQueryClient } from '@tanstack/react-query'
import { type App, type AppFields, appQuery, appsQuery, changeApp } from '../api/oauth'
import { useWorkspace } from '../shell/workspaces'

/** Changes an app, and what is known of it here. */
export function useAppChange(app: App): (fields: Partial<AppFields>) => Promise<void> {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  return async (fields) => {
    const changed = await changeApp(workspace.id, app.id, fields)
    queries.setQueryData(appQuery(workspace.id, app.id).queryKey, changed)
    void queries.invalidateQueries({ queryKey: appsQuery(workspace.id).queryKey, exact: true })
  }
}
