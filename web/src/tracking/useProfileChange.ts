import { useQueryClient } from '@tanstack/react-query'
import { changeProfile, type Profile, profileQuery } from '../api/profile'
import { useWorkspace } from '../shell/workspaces'

/** Changes settings of the workspace; the page then shows what the server made of them. */
export function useProfileChange() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  return async function change(fields: Partial<Profile>): Promise<Profile> {
    const profile = await changeProfile(workspace.id, fields)
    queries.setQueryData(profileQuery(workspace.id).queryKey, profile)
    return profile
  }
}
