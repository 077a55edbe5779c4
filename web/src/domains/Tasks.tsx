import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  changeDomain,
  deleteDomain,
  type Domain,
  domainLinksQuery,
  domainsKey,
  makeDomainPrimary,
  transferDomain,
} from '../api/domains'
import { linksKey } from '../api/links'
import { workspacesQuery } from '../api/session'
import { counted } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Field } from '../ui/Field'
import { FormDialog } from '../ui/FormDialog'
import { ADDRESS, TextField } from '../ui/TextField'
import { useForm } from '../ui/useForm'
import { normalised, problemOfName } from './names'

export type TaskProps = {
  domain: Domain
  /** It is done: the domain as it is now, or null if it is not here any more. */
  onDone: (domain: Domain | null) => void
  onClose: () => void
}

const NAME = 'font-mono text-[13px] break-all'

/** Everything the server shows of domains and links is asked for again. */
function useRefresh() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: domainsKey(workspace.id) })
    void queries.invalidateQueries({ queryKey: linksKey(workspace.id) })
  }
}

export function PrimaryDialog({ domain, onDone, onClose }: TaskProps) {
  const workspace = useWorkspace()
  const refresh = useRefresh()
  return (
    <ConfirmDialog
      title="Make primary"
      verb="Make primary"
      doing="Saving…"
      look="primary"
      onClose={onClose}
      onConfirm={async () => {
        const primary = await makeDomainPrimary(workspace.id, domain.slug)
        refresh()
        onDone(primary)
      }}
    >
      <p>
        New links that name no domain will be on <strong className={NAME}>{domain.slug}</strong>.
      </p>
      <p className="text-muted">Links that exist stay where they are.</p>
    </ConfirmDialog>
  )
}

export function RenameDialog({ domain, onDone, onClose }: TaskProps) {
  const workspace = useWorkspace()
  const refresh = useRefresh()
  const [typed, setTyped] = useState(domain.slug)
  const name = normalised(typed)
  const state = useForm({
    check: (): Record<string, string> => {
      const wrong = problemOfName(name)
      if (wrong) return { slug: wrong }
      return name === domain.slug ? { slug: 'It has this name already.' } : {}
    },
    place: ({ status }) => (status === 409 || status === 422 ? 'slug' : null),
    send: async () => {
      const renamed = await changeDomain(workspace.id, domain.slug, { slug: name })
      refresh()
      onDone(renamed)
    },
  })
  return (
    <FormDialog
      title={`Rename ${domain.slug}`}
      verb="Rename domain"
      doing="Renaming…"
      dirty={typed !== domain.slug}
      state={state}
      onClose={onClose}
    >
      <TextField
        label="New name"
        note="Required"
        name="slug"
        data-autofocus
        mono
        {...ADDRESS}
        value={typed}
        error={state.errors.slug}
        onChange={setTyped}
      />
      <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
        All its links move along, in the background. Their old short links stop working, wherever they are printed or
        posted, and the new name has to be verified.
      </p>
    </FormDialog>
  )
}

export function TransferDialog({ domain, onDone, onClose }: TaskProps) {
  const workspace = useWorkspace()
  const refresh = useRefresh()
  const { data: workspaces } = useSuspenseQuery(workspacesQuery)
  const { data: links } = useQuery(domainLinksQuery(workspace.id, domain.slug))
  const others = workspaces.filter((each) => each.id !== workspace.id)
  const [target, setTarget] = useState('')
  const state = useForm({
    check: (): Record<string, string> => (target === '' ? { newWorkspaceId: 'Choose a workspace.' } : {}),
    place: () => 'newWorkspaceId',
    send: async () => {
      await transferDomain(workspace.id, domain.slug, target)
      refresh()
      onDone(null)
    },
  })
  return (
    <FormDialog
      title={`Transfer ${domain.slug}`}
      verb="Transfer domain"
      doing="Transferring…"
      dirty={false}
      state={state}
      onClose={onClose}
    >
      <Field
        label="To the workspace"
        error={state.errors.newWorkspaceId}
        help={others.length === 0 ? 'You are a member of no other workspace.' : undefined}
      >
        {(control) => (
          <select
            {...control}
            name="newWorkspaceId"
            value={target}
            onChange={(event) => setTarget(event.target.value)}
            className="field-box"
          >
            <option value="">Choose…</option>
            {others.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
        {links === undefined ? 'Its links' : `Its ${counted(links, 'link', 'links')}`} move along, in the background.
        There they have no folder and no tags, and their statistics begin again.
      </p>
    </FormDialog>
  )
}

export function DeleteDialog({ domain, onDone, onClose }: TaskProps) {
  const workspace = useWorkspace()
  const refresh = useRefresh()
  const { data: links } = useQuery(domainLinksQuery(workspace.id, domain.slug))
  // its own link at the root goes without saying
  const others = links === undefined ? undefined : Math.max(0, links - 1)
  return (
    <ConfirmDialog
      title="Delete domain"
      verb="Delete domain"
      doing="Deleting…"
      type={{ label: 'Type the domain to confirm', text: domain.slug }}
      onClose={onClose}
      onConfirm={async () => {
        await deleteDomain(workspace.id, domain.slug)
        refresh()
        onDone(null)
      }}
    >
      <p>
        <strong className={NAME}>{domain.slug}</strong>{' '}
        {others === 0
          ? 'has no links besides its own.'
          : others === undefined
            ? 'is deleted with all its links, which stop working at once.'
            : `is deleted with its ${counted(others, 'link, which stops', 'links, which stop')} working at once.`}{' '}
        This cannot be undone.
      </p>
      <p className="text-muted">To only leave it out of lists, archive it: its links then work on.</p>
    </ConfirmDialog>
  )
}
