import { useQueryClient } from '@tanstack/react-query'
import { ImageUp, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { changeDomain, type Domain, domainsKey } from '../api/domains'
import { problemOf } from '../api/problem'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { dataUrl, pictureProblem, PICTURE_TYPES } from './pictures'
import { notDns } from './TargetsForm'

/** The picture in the middle of the QR codes of a domain's links. */
export function LogoSection({ domain }: { domain: Domain }) {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function keep(work: () => Promise<string | null>) {
    setBusy(true)
    setProblem(null)
    try {
      await changeDomain(workspace.id, domain.slug, { logo: await work() })
      await queries.invalidateQueries({ queryKey: domainsKey(workspace.id), predicate: notDns })
    } catch (failure) {
      setProblem(problemOf(failure).message)
    } finally {
      setBusy(false)
    }
  }

  function choose(file: File | undefined) {
    if (!file) return
    const wrong = pictureProblem(file)
    if (wrong) setProblem(wrong)
    else void keep(() => dataUrl(file))
  }

  return (
    <section aria-labelledby="logo" className="rounded-md border bg-surface">
      <div className="border-b px-4 py-3 sm:px-5">
        <h2 id="logo" className="text-base font-semibold">
          Logo
        </h2>
        <p className="text-muted">In the middle of QR codes for links of this domain.</p>
      </div>
      <div
        className="flex flex-wrap items-center gap-4 px-4 py-4 sm:px-5"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          choose(event.dataTransfer.files[0])
        }}
      >
        <div className="flex size-20 shrink-0 items-center justify-center overflow-hidden rounded-md border bg-[#ffffff]">
          {domain.logo ? (
            <img src={domain.logo} alt={`Logo of ${domain.slug}`} className="max-h-full max-w-full object-contain p-1" />
          ) : (
            <span className="text-xs text-[#5e6a65]">None</span>
          )}
        </div>
        <div className="flex min-w-0 flex-1 flex-col gap-2">
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => input.current?.click()} disabled={busy} aria-describedby="logo-rules">
              <ImageUp size={16} strokeWidth={1.5} aria-hidden />
              {busy ? 'Saving…' : domain.logo ? 'Replace…' : 'Choose a picture…'}
            </Button>
            {domain.logo && (
              <Button look="quiet" disabled={busy} onClick={() => void keep(async () => null)}>
                <Trash2 size={16} strokeWidth={1.5} aria-hidden />
                Remove
              </Button>
            )}
          </div>
          <p role="alert" className="text-danger empty:hidden">
            {problem}
          </p>
          <p id="logo-rules" className="text-xs text-subtle">
            PNG, JPEG, GIF or WebP, 2 MB at most. You can also drop it here.
          </p>
        </div>
        <input
          ref={input}
          type="file"
          accept={PICTURE_TYPES.join(',')}
          aria-label="Logo file"
          hidden
          onChange={(event) => {
            choose(event.target.files?.[0])
            // so that the same file can be chosen again
            event.target.value = ''
          }}
        />
      </div>
    </section>
  )
}
