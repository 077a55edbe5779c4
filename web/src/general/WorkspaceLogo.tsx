import { useQueryClient } from '@tanstack/react-query'
import { changeProfile, type Profile, profileQuery } from '../api/profile'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { LogoSection } from '../ui/LogoSection'

export function WorkspaceLogo({ profile }: { profile: Profile }) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const queries = useQueryClient()
  return (
    <LogoSection
      about="On the pages that visitors see, such as for a password or a link that has expired."
      of={profile.name}
      logo={profile.logo}
      onChange={
        mayManage
          ? async (logo) => {
              const { queryKey } = profileQuery(workspace.id)
              queries.setQueryData(queryKey, await changeProfile(workspace.id, { logo }))
            }
          : undefined
      }
    />
  )
}
