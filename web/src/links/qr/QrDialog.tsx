import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { nameOf } from '../../format/shortLinks'
import { useWorkspace } from '../../shell/workspaces'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { type Design, designOf, doubt, keepDesign } from './design'
import { DesignFields } from './DesignFields'
import { Downloads } from './Downloads'
import { QrPicture } from './QrPicture'
import { useCode, useDomainLogo } from './useCode'

export type Coded = { domain: string; key: string; shortLink: string }

/** A link's QR code: how it looks, and ways to take it along (UI-4). */
export function QrDialog({ link, onClose }: { link: Coded; onClose: () => void }) {
  const workspace = useWorkspace()
  const [design, setDesign] = useState(() => designOf(workspace.id, link.domain))
  const [kept, setKept] = useState(true)
  const domainLogo = useDomainLogo(link.domain)
  const { shapes, logo } = useCode(link.shortLink, link.domain, design)
  const name = nameOf(link)
  const problem = doubt(design)

  function change(update: Partial<Design>) {
    setDesign((before) => ({ ...before, ...update }))
    setKept(false)
  }

  return (
    <Dialog
      shape="large"
      title={`QR code of ${name}`}
      onClose={onClose}
      footer={
        <div className="flex flex-wrap items-center justify-end gap-2">
          <Button
            disabled={kept}
            title={kept ? 'Codes of this domain begin with this design' : undefined}
            onClick={() => {
              keepDesign(workspace.id, link.domain, design)
              setKept(true)
            }}
          >
            Use for all of {link.domain}
          </Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </div>
      }
    >
      <div className="grid gap-6 sm:grid-cols-[14rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-3 self-start sm:sticky sm:top-0">
          <QrPicture
            shapes={shapes}
            logo={logo}
            design={design}
            label={`QR code that leads to ${name}`}
            className="mx-auto w-full max-w-56"
          />
          <div role="status">
            {problem && (
              <p className="flex gap-2 rounded-sm bg-warning-wash px-3 py-2 text-warning">
                <TriangleAlert size={16} strokeWidth={1.5} aria-hidden className="mt-0.5 shrink-0" />
                {problem}
              </p>
            )}
          </div>
          <Downloads name={fileName(name)} shortLink={link.shortLink} shapes={shapes} design={design} logo={logo} />
        </div>
        <DesignFields design={design} domainLogo={domainLogo} change={change} />
      </div>
    </Dialog>
  )
}

/** Without what file systems refuse. */
function fileName(name: string): string {
  return `qr-${name.replace(/[\\/:*?"<>|\s]+/g, '-')}`
}
