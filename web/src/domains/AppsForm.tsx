import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeDomain, type Domain, domainsKey } from '../api/domains'
import { useWorkspace } from '../shell/workspaces'
import { SectionForm } from '../ui/SectionForm'
import { type Errors, useForm } from '../ui/useForm'
import { APP_FILES, type AppFile, editable, fileOfRefusal } from './apps'
import { formatted, jsonProblem, sameJson } from './json'
import { JsonField } from './JsonField'
import { notDns } from './TargetsForm'

/** The files by which phones open a domain's links in apps. */
export function AppsForm({ domain }: { domain: Domain }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [changes, setChanges] = useState<Partial<Record<AppFile, string>>>({})
  const [saved, setSaved] = useState<Date | null>(null)
  const text = (name: AppFile) => changes[name] ?? formatted(editable(domain, name))
  const changed = APP_FILES.map(({ name }) => name).filter((name) => !sameJson(text(name), editable(domain, name)))
  const state = useForm({
    check: () => {
      const errors: Errors = {}
      for (const name of changed) {
        const problem = jsonProblem(text(name))
        if (problem) errors[name] = problem
      }
      return errors
    },
    place: ({ message }) => fileOfRefusal(message),
    send: async () => {
      const fields = Object.fromEntries(changed.map((name) => [name, text(name).trim() || null]))
      await changeDomain(workspace.id, domain.slug, fields)
      await queries.invalidateQueries({ queryKey: domainsKey(workspace.id), predicate: notDns })
      setChanges({})
      setSaved(new Date())
    },
  })
  return (
    <SectionForm
      title="Apps"
      about="Files by which phones open links of this domain in apps, as JSON."
      dirty={changed.length > 0}
      saved={saved}
      state={state}
      onReset={() => setChanges({})}
    >
      {APP_FILES.map(({ name, label, help, path, example }) => (
        <JsonField
          key={name}
          name={name}
          label={label}
          help={help}
          address={path && `https://${domain.slug}${path}`}
          example={JSON.stringify(example, null, 2)}
          value={text(name)}
          error={state.errors[name]}
          onChange={(value) => setChanges({ ...changes, [name]: value })}
        />
      ))}
    </SectionForm>
  )
}
