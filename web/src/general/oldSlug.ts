import { ApiError, call } from '../api/client'
import type { Workspace } from '../api/session'

/** The slug that one of the workspaces has by now, if it had this one before. */
export async function oldSlug(slug: string, workspaces: Workspace[]): Promise<string | null> {
  try {
    const { id } = await call<{ id: string }>('GET', `/workspaces/${encodeURIComponent(slug)}`)
    return workspaces.find((each) => each.id === id && each.slug !== slug)?.slug ?? null
  } catch (failure) {
    if (failure instanceof ApiError) return null
    throw failure
  }
}
