import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changeProfile, type Profile, profileQuery } from '../api/profile'
import { workspacesQuery } from '../api/session'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { SectionForm } from '../ui/SectionForm'
import { TextField } from '../ui/TextField'
import { conflictAt, type Errors, useForm } from '../ui/useForm'
import { slugProblem } from './slugs'

export function NamesForm({ profile }: { profile: Profile }) {
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState(profile.name)
  const [slug, setSlug] = useState(profile.slug)
  const [saved, setSaved] = useState<Date | null>(null)
  const state = useForm({
    check: (): Errors => {
      const problem = slug === profile.slug ? null : slugProblem(slug)
      return {
        ...(name.trim() === '' ? { name: 'A workspace needs a name.' } : {}),
        ...(problem ? { slug: problem } : {}),
      }
    },
    place: conflictAt('slug'),
    send: async () => {
      const changed = await changeProfile(workspace.id, {
        name,
        ...(slug === profile.slug ? {} : { slug }),
      })
      queries.setQueryData(profileQuery(workspace.id).queryKey, changed)
      setSaved(new Date())
      await queries.invalidateQueries({ queryKey: workspacesQuery.queryKey })
      if (changed.slug !== workspace.slug) {
        await navigate({ to: '/$workspace/settings/general', params: { workspace: changed.slug }, replace: true })
      }
    },
  })
  return (
    <SectionForm
      title="Names"
      dirty={mayManage && (name !== profile.name || slug !== profile.slug)}
      saved={saved}
      state={state}
      onReset={() => {
        setName(profile.name)
        setSlug(profile.slug)
      }}
    >
      <TextField
        label="Name"
        name="name"
        maxLength={190}
        disabled={!mayManage}
        value={name}
        error={state.errors.name}
        onChange={setName}
      />
      <TextField
        label="Name in addresses"
        name="slug"
        mono
        autoCapitalize="none"
        spellCheck={false}
        maxLength={48}
        disabled={!mayManage}
        value={slug}
        error={state.errors.slug}
        help="Addresses of the dashboard change with it. The ones it had before lead here still; short links are not concerned."
        onChange={(typed) => setSlug(typed.toLowerCase())}
      />
    </SectionForm>
  )
}
