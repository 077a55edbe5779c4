import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeDomain, type Domain, domainsKey } from '../api/domains'
import { changeLink, type Link, linksKey } from '../api/links'
import { completed } from '../links/builder/draft'
import { useWorkspace } from '../shell/workspaces'
import { SectionForm } from '../ui/SectionForm'
import { ADDRESS, TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'

type Draft = { url: string; expiredUrl: string; notFoundUrl: string; placeholder: string }

/** Where visitors go who come without a link that works. */
export function TargetsForm({ domain, root }: { domain: Domain; root: Link }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const stored = draftOf(domain, root)
  const [changes, setChanges] = useState<Partial<Draft>>({})
  const [saved, setSaved] = useState<Date | null>(null)
  const draft = { ...stored, ...changes }
  const dirty = (Object.keys(stored) as (keyof Draft)[]).some((name) => draft[name] !== stored[name])
  const state = useForm({
    send: async () => {
      // the link first: what it refuses then leaves the domain as it is
      if (draft.url !== stored.url) await changeLink(workspace.id, root.id, { url: draft.url.trim() })
      await changeDomain(workspace.id, domain.slug, {
        expiredUrl: draft.expiredUrl.trim() || null,
        notFoundUrl: draft.notFoundUrl.trim() || null,
        placeholder: draft.placeholder.trim() || null,
      })
      void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
      await queries.invalidateQueries({ queryKey: domainsKey(workspace.id), predicate: notDns })
      setChanges({})
      setSaved(new Date())
    },
  })
  const field = (name: keyof Draft) => ({
    name,
    value: draft[name],
    error: state.errors[name],
    onChange: (value: string) => setChanges({ ...changes, [name]: value }),
  })
  const address = (name: keyof Draft) => ({
    ...field(name),
    ...ADDRESS,
    onBlur: () => setChanges({ ...changes, [name]: completed(draft[name]) }),
  })
  return (
    <SectionForm
      title="Where visitors go"
      about="Who comes without a link that works. Empty fields show a page that says so."
      dirty={dirty}
      saved={saved}
      state={state}
      onReset={() => setChanges({})}
    >
      <TextField
        label="To the domain itself"
        help={`Who opens ${domain.slug} without a key goes there.`}
        placeholder="https://example.com"
        {...address('url')}
      />
      <TextField
        label="With an unknown link"
        help="Who opens a short link that does not exist goes there."
        placeholder="https://example.com/not-found"
        {...address('notFoundUrl')}
      />
      <TextField
        label="With an expired link"
        help="Unless the link says where its visitors go afterwards."
        placeholder="https://example.com/expired"
        {...address('expiredUrl')}
      />
      <TextField
        label="Example in the link builder"
        help="Shown in the empty destination field of new links on this domain."
        maxLength={100}
        placeholder="https://example.com/a/long/address"
        {...field('placeholder')}
      />
    </SectionForm>
  )
}

function draftOf(domain: Domain, root: Link): Draft {
  return {
    url: root.url,
    expiredUrl: domain.expiredUrl ?? '',
    notFoundUrl: domain.notFoundUrl ?? '',
    placeholder: domain.placeholder ?? '',
  }
}

/** Asking the DNS again takes seconds, and says nothing new here. */
export function notDns({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[2] !== 'dns'
}
