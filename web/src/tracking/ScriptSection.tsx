import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { domainsQuery } from '../api/domains'
import type { Profile } from '../api/profile'
import { instanceQuery } from '../api/session'
import { useWorkspace } from '../shell/workspaces'
import { Code } from '../ui/Code'
import { Field } from '../ui/Field'
import { Section } from '../ui/Section'
import { snippet } from './snippet'

/** What is put into every page. */
export function ScriptSection({ profile: { publishableKey } }: { profile: Profile }) {
  const workspace = useWorkspace()
  const { data: domains = [] } = useQuery(domainsQuery(workspace.id))
  const { data: instance } = useQuery(instanceQuery)
  const [refer, setRefer] = useState('')
  const slugs = [...new Set([...domains.map(({ slug }) => slug), ...(instance ? [instance.defaultDomain] : [])])]
  return (
    <Section
      title="Script"
      about="Put it on every page. It keeps the click’s id, which links with conversion tracking add to where they lead, in the cookie dub_id."
    >
      <Field
        label="Short domain of ?via="
        help="With one, example.com/?via=ann counts as a click on its link ann. Most sites need none."
      >
        {(control) => (
          <select {...control} value={refer} onChange={(event) => setRefer(event.target.value)} className="field-box">
            <option value="">None</option>
            {slugs.map((slug) => (
              <option key={slug} value={slug}>
                {slug}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Code label="For the head of your pages" text={snippet({ origin: location.origin, publishableKey, refer })} />
      <p className="max-w-prose text-muted">
        A Content-Security-Policy needs{' '}
        <code className="font-mono text-[13px] [overflow-wrap:anywhere]">{location.origin}</code> in{' '}
        <code className="font-mono text-[13px] whitespace-nowrap">script-src</code> and{' '}
        <code className="font-mono text-[13px] whitespace-nowrap">connect-src</code>.
      </p>
    </Section>
  )
}
