import { KeyRound, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { problemOf } from '../api/problem'
import type { Profile } from '../api/profile'
import { useMayManage } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { CopyButton } from '../ui/CopyButton'
import { Section } from '../ui/Section'
import { newKey } from './key'
import { useProfileChange } from './useProfileChange'

const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const

/** The key by which pages report leads and sales. */
export function KeySection({ profile: { publishableKey: key } }: { profile: Profile }) {
  const mayManage = useMayManage()
  const change = useProfileChange()
  const [asking, setAsking] = useState<'replace' | 'remove' | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const close = () => setAsking(null)

  async function generate() {
    setBusy(true)
    setProblem(null)
    try {
      await change({ publishableKey: newKey() })
    } catch (failure) {
      setProblem(problemOf(failure).message)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Section
      title="Publishable key"
      about="By it your pages report leads and sales. It stands in their source, and is no secret: it opens nothing else."
    >
      {key ? (
        <div className="flex min-w-0 items-center gap-1">
          <code className="min-w-0 font-mono text-[13px] break-all">{key}</code>
          <CopyButton text={key} label="Copy the publishable key" />
        </div>
      ) : (
        <p className="text-muted">
          There is none. The script can follow visitors without it, but pages cannot report leads and sales.
          {!mayManage && ' Owners of the workspace can generate one.'}
        </p>
      )}
      {mayManage && (
        <div className="flex flex-wrap gap-2">
          {key ? (
            <>
              <Button onClick={() => setAsking('replace')}>
                <RefreshCw {...ICON} /> Replace…
              </Button>
              <Button look="quiet" onClick={() => setAsking('remove')}>
                <Trash2 {...ICON} /> Remove…
              </Button>
            </>
          ) : (
            <Button look="primary" disabled={busy} onClick={() => void generate()}>
              <KeyRound {...ICON} /> {busy ? 'Generating…' : 'Generate a key'}
            </Button>
          )}
        </div>
      )}
      <p role="alert" className="text-danger empty:hidden">
        {problem}
      </p>
      {asking === 'replace' && (
        <ConfirmDialog
          title="Replace the publishable key"
          verb="Replace key"
          doing="Replacing…"
          onClose={close}
          onConfirm={async () => {
            await change({ publishableKey: newKey() })
            close()
          }}
        >
          <p>Pages with the key that there is now report no leads and sales any more, until they have the new one.</p>
          <p className="text-muted">What was reported stays.</p>
        </ConfirmDialog>
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title="Remove the publishable key"
          verb="Remove key"
          doing="Removing…"
          onClose={close}
          onConfirm={async () => {
            await change({ publishableKey: null })
            close()
          }}
        >
          <p>Pages cannot report leads and sales any more. Your own servers still can, with a secret API key.</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
