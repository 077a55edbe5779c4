import { useQuery } from '@tanstack/react-query'
import { profileQuery } from '../api/profile'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { CopyButton } from '../ui/CopyButton'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { Waiting } from '../ui/States'
import { DeleteSection } from './DeleteSection'
import { NamesForm } from './NamesForm'
import { UsageSection } from './UsageSection'
import { WorkspaceLogo } from './WorkspaceLogo'

/** The workspace itself: what it is called, how it looks, what it uses, and its end. */
export function GeneralPage() {
  useTitle('General')
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const profile = useQuery(profileQuery(workspace.id))
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <div className="-mb-4">
        <PageHeader title="General" about="What the workspace is called, how it looks, and what it uses." />
      </div>
      {!mayManage && <p className="rounded-sm bg-sunken px-3 py-2">Owners of the workspace can change these.</p>}
      {profile.data ? (
        <>
          <NamesForm key={profile.data.slug} profile={profile.data} />
          <WorkspaceLogo profile={profile.data} />
          <UsageSection profile={profile.data} />
        </>
      ) : profile.error ? (
        <Failure
          what="The workspace could not be loaded."
          error={profile.error}
          onRetry={() => void profile.refetch()}
        />
      ) : (
        <Waiting what="the workspace" />
      )}
      <Section title="Id" about="For programs that name the workspace.">
        <p className="flex items-center gap-1">
          <code className="font-mono text-[13px] break-all">{workspace.id}</code>
          <CopyButton text={workspace.id} label="Copy the workspace's id" />
        </p>
      </Section>
      {mayManage && <DeleteSection />}
    </div>
  )
}
