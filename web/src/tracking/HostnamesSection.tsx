import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { problemOf } from '../api/problem'
import type { Profile } from '../api/profile'
import { exact } from '../format/numbers'
import { useMayManage } from '../shell/workspaces'
import { Button, IconButton } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Form, FormFailure } from '../ui/Form'
import { Section } from '../ui/Section'
import { ADDRESS, TextField } from '../ui/TextField'
import { useToast } from '../ui/Toasts'
import { type Errors, useForm } from '../ui/useForm'
import { hostnameOf, hostnameProblem, MOST_HOSTNAMES } from './hostnames'
import { useProfileChange } from './useProfileChange'

/** The hosts of pages that may report. */
export function HostnamesSection({ profile: { allowedHostnames: allowed } }: { profile: Profile }) {
  const mayManage = useMayManage()
  const change = useProfileChange()
  const toast = useToast()
  const [removing, setRemoving] = useState<string | null>(null)
  const without = (hostname: string) => ({ allowedHostnames: allowed.filter((each) => each !== hostname) })

  async function remove(hostname: string) {
    // whoever takes the last away lets everybody in
    if (allowed.length === 1) return setRemoving(hostname)
    try {
      await change(without(hostname))
    } catch (failure) {
      toast({ kind: 'error', message: `${hostname} stays allowed. ${problemOf(failure).message}` })
    }
  }

  return (
    <Section
      title="Allowed hostnames"
      about="The hosts of your pages. Browsers elsewhere cannot report for this workspace, though programs can."
    >
      {allowed.length > 0 ? (
        <ul aria-label="Allowed hostnames" className="flex flex-col divide-y rounded-sm border">
          {allowed.map((hostname) => (
            <li key={hostname} className="flex min-h-11 items-center justify-between gap-2 py-1 pr-1 pl-3">
              <span className="min-w-0 font-mono text-[13px] break-all">{hostname}</span>
              {mayManage && (
                <IconButton label={`Remove ${hostname}`} onClick={() => void remove(hostname)}>
                  <X size={16} strokeWidth={1.5} aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="rounded-sm bg-warning-wash px-3 py-2 text-warning">
          None is named: pages anywhere can report clicks, leads and sales.
        </p>
      )}
      {mayManage && <AddForm allowed={allowed} onAdd={(hostnames) => change({ allowedHostnames: hostnames })} />}
      {removing && (
        <ConfirmDialog
          title="Remove the last hostname"
          verb="Allow any host"
          doing="Removing…"
          onClose={() => setRemoving(null)}
          onConfirm={async () => {
            await change(without(removing))
            setRemoving(null)
          }}
        >
          <p>
            Without <strong className="font-mono text-[13px] break-all">{removing}</strong> none is named, and pages
            anywhere can report clicks, leads and sales.
          </p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

function AddForm({ allowed, onAdd }: { allowed: string[]; onAdd: (hostnames: string[]) => Promise<unknown> }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const hostname = hostnameOf(typed)
  const state = useForm({
    check: (): Errors => {
      const problem = hostnameProblem(hostname, allowed)
      return problem ? { hostname: problem } : {}
    },
    place: ({ status }) => (status === 422 ? 'hostname' : null),
    send: async () => {
      await onAdd([...allowed, hostname])
      setTyped('')
    },
  })
  return (
    <div>
      <FormFailure text={state.failure} />
      <Form id={id} state={state} className="sm:flex-row">
        <TextField
          label="Another hostname"
          note={`${exact(allowed.length)} of ${exact(MOST_HOSTNAMES)}`}
          name="hostname"
          mono
          {...ADDRESS}
          placeholder="example.com"
          className="flex-1"
          value={typed}
          error={state.errors.hostname}
          help="A domain, localhost, or *.example.com for every name below, which example.com itself is not. “www.” makes no difference."
          onChange={setTyped}
        />
        <Button type="submit" disabled={state.busy} className="self-start sm:mt-6">
          <Plus size={16} strokeWidth={2} aria-hidden />
          {state.busy ? 'Adding…' : 'Add'}
        </Button>
      </Form>
    </div>
  )
}
