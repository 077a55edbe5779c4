import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { type Key, keysQuery } from '../api/keys'
import { counted } from '../format/numbers'
import { PageHeader } from '../shell/PageHeader'
import { useTitle } from '../shell/useTitle'
import { useMayManage, useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { Empty, Waiting } from '../ui/States'
import { useToast } from '../ui/Toasts'
import { useShortcuts } from '../ui/useShortcuts'
import { DeleteDialog } from './DeleteDialog'
import { KeyDialog } from './KeyDialog'
import { KeyRow } from './KeyRow'
import { RotateDialog } from './RotateDialog'
import { SecretDialog } from './SecretDialog'
import type { KeyTask } from './useKeyMenu'

type Open =
  | { kind: 'create' }
  | { kind: 'secret'; title: string; secret: string }
  | { kind: KeyTask; apiKey: Key }
  | null

export function KeysPage() {
  useTitle('API keys')
  const workspace = useWorkspace()
  const mayManage = useMayManage()
  const keys = useQuery(keysQuery(workspace.id))
  const [open, setOpen] = useState<Open>(null)
  const create = () => mayManage && setOpen({ kind: 'create' })
  useShortcuts({ c: create })
  return (
    <>
      <PageHeader
        title="API keys"
        about="Let programs use the workspace, each with a key of its own."
        action={
          mayManage && (
            <Button look="primary" onClick={create} title="Create an API key (C)" aria-keyshortcuts="c">
              <Plus size={16} strokeWidth={2} aria-hidden />
              Create API key
            </Button>
          )
        }
      />
      <section aria-label="API keys" className="overflow-hidden rounded-md border bg-surface">
        {keys.data && keys.data.length > 0 ? (
          <ul className="divide-y">
            {keys.data.map((apiKey) => (
              <KeyRow key={apiKey.id} apiKey={apiKey} onTask={(kind) => setOpen({ kind, apiKey })} />
            ))}
          </ul>
        ) : keys.data ? (
          <Empty
            title="No API keys yet"
            action={mayManage && <Button onClick={create}>Create the first API key</Button>}
          >
            A key lets a program make links, read analytics, and whatever else it is allowed.
            {!mayManage && ' Owners of the workspace can create keys.'}
          </Empty>
        ) : keys.error ? (
          <Failure what="The API keys could not be loaded." error={keys.error} onRetry={() => void keys.refetch()} />
        ) : (
          <Waiting what="API keys" rows={3} height="h-[89px]" />
        )}
      </section>
      <p role="status" className="sr-only">
        {keys.data && counted(keys.data.length, 'API key', 'API keys')}
      </p>
      <Opened open={open} onOpen={setOpen} />
    </>
  )
}

/** The dialog that is open, if any. */
function Opened({ open, onOpen }: { open: Open; onOpen: (open: Open) => void }) {
  const toast = useToast()
  const close = () => onOpen(null)
  const told = (title: string) => (secret: string) => onOpen({ kind: 'secret', title, secret })
  switch (open?.kind) {
    case 'create':
      return <KeyDialog apiKey={null} onCreated={told('API key created')} onClose={close} />
    case 'edit':
      return <KeyDialog apiKey={open.apiKey} onCreated={close} onClose={close} />
    case 'rotate':
      return <RotateDialog apiKey={open.apiKey} onDone={told('API key rotated')} onClose={close} />
    case 'secret':
      return <SecretDialog title={open.title} secret={open.secret} onClose={close} />
    case 'delete':
      return (
        <DeleteDialog
          apiKey={open.apiKey}
          onDone={() => {
            close()
            toast({ message: `${open.apiKey.name} is deleted.` })
          }}
          onClose={close}
        />
      )
    default:
      return null
  }
}
