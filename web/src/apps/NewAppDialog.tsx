import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { appsQuery, createApp, type ToldApp } from '../api/oauth'
import { slugOf } from '../general/slugs'
import { completed } from '../links/builder/draft'
import { useWorkspace } from '../shell/workspaces'
import { FormDialog } from '../ui/FormDialog'
import { Switch } from '../ui/Switch'
import { ADDRESS, TextField } from '../ui/TextField'
import { conflictAt, useForm } from '../ui/useForm'
import { AddressRows } from './AddressRows'
import { detailsProblems, MOST_REDIRECTS, newApp, redirectProblems } from './form'
import { PKCE, REDIRECTS } from './words'

/** What an app cannot do without; the rest is on its page. */
export function NewAppDialog({ onCreated, onClose }: { onCreated: (app: ToldApp) => void; onClose: () => void }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  /** Null while it follows the name. */
  const [chosen, setChosen] = useState<string | null>(null)
  const [developer, setDeveloper] = useState(workspace.name)
  const [website, setWebsite] = useState('')
  const [redirects, setRedirects] = useState([''])
  const [pkce, setPkce] = useState(false)
  const details = { name, slug: chosen ?? slugOf(name), developer, website }
  const state = useForm({
    check: () => ({ ...detailsProblems(details), ...redirectProblems(redirects) }),
    place: conflictAt('slug'),
    send: async () => {
      const made = await createApp(workspace.id, newApp(details, redirects, pkce))
      void queries.invalidateQueries({ queryKey: appsQuery(workspace.id).queryKey })
      onCreated(made)
    },
  })
  return (
    <FormDialog
      title="New OAuth app"
      verb="Create app"
      doing="Creating…"
      dirty={name !== '' || website !== '' || redirects.some((row) => row !== '')}
      state={state}
      onClose={onClose}
    >
      <TextField
        label="Name"
        name="name"
        data-autofocus
        maxLength={100}
        value={name}
        error={state.errors.name}
        help="People see it when they are asked to allow the app."
        onChange={setName}
      />
      <TextField
        label="Name in addresses"
        name="slug"
        mono
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        value={details.slug}
        error={state.errors.slug}
        onChange={(typed) => setChosen(typed.toLowerCase())}
      />
      <TextField
        label="Made by"
        name="developer"
        maxLength={100}
        value={developer}
        error={state.errors.developer}
        onChange={setDeveloper}
      />
      <TextField
        label="Website"
        name="website"
        {...ADDRESS}
        maxLength={100}
        placeholder="https://example.com"
        value={website}
        error={state.errors.website}
        onBlur={() => setWebsite(completed(website))}
        onChange={setWebsite}
      />
      <AddressRows {...REDIRECTS} rows={redirects} most={MOST_REDIRECTS} errors={state.errors} onChange={setRedirects} />
      <Switch {...PKCE} checked={pkce} onChange={setPkce} />
    </FormDialog>
  )
}
