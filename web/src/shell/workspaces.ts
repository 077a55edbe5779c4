import { useRouteContext } from '@tanstack/react-router'
import type { Workspace } from '../api/session'
import { store, stored } from '../ui/storage'

const NAME = 'waymark.workspace'

/** The slug of the workspace seen last in this browser. */
export function rememberedWorkspace(): string | null {
  return stored(NAME)
}

export function rememberWorkspace(slug: string) {
  store(NAME, slug)
}

/** The workspace of the page; only pages below the shell have one. */
export function useWorkspace(): Workspace {
  const { workspace } = useRouteContext({ from: '/$workspace' })
  if (!workspace) throw new Error('the shell shows no page without a workspace')
  return workspace
}

/** Whether the user may change what is the workspace's own, such as its webhooks (b.4). */
export function useMayManage(): boolean {
  return useWorkspace().role === 'owner'
}
