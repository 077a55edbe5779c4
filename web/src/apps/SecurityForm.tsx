import { useState } from 'react'
import type { App } from '../api/oauth'
import { useMayManage } from '../shell/workspaces'
import { SectionForm } from '../ui/SectionForm'
import { Switch } from '../ui/Switch'
import { useForm } from '../ui/useForm'
import { AddressRows } from './AddressRows'
import { filled, MOST_REDIRECTS, redirectProblems } from './form'
import { useAppChange } from './useAppChange'
import { PKCE, REDIRECTS } from './words'

/** Where people are sent back to, and how the app proves itself. */
export function SecurityForm({ app }: { app: App }) {
  const mayManage = useMayManage()
  const change = useAppChange(app)
  const [redirects, setRedirects] = useState(app.redirectUris)
  const [pkce, setPkce] = useState(app.pkce)
  const [saved, setSaved] = useState<Date | null>(null)
  const wanted = filled(redirects)
  const moved = wanted.join('\n') !== app.redirectUris.join('\n')
  const state = useForm({
    check: () => redirectProblems(redirects),
    send: async () => {
      await change({ ...(moved ? { redirectUris: wanted } : {}), ...(pkce === app.pkce ? {} : { pkce }) })
      setRedirects(wanted)
      setSaved(new Date())
    },
  })
  return (
    <SectionForm
      title="Way back and proof"
      dirty={mayManage && (moved || pkce !== app.pkce)}
      saved={saved}
      state={state}
      onReset={() => {
        setRedirects(app.redirectUris)
        setPkce(app.pkce)
      }}
    >
      <AddressRows
        {...REDIRECTS}
        rows={redirects}
        most={MOST_REDIRECTS}
        errors={state.errors}
        disabled={!mayManage}
        onChange={setRedirects}
      />
      <Switch {...PKCE} checked={pkce} disabled={!mayManage} onChange={setPkce} />
      {pkce && !app.pkce && app.partialClientSecret !== '' && (
        <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">Once this is saved, its client secret is gone.</p>
      )}
    </SectionForm>
  )
}
