import { useState } from 'react'
import { useWorkspace } from '../../shell/workspaces'
import { designOf } from '../qr/design'
import { QrPicture } from '../qr/QrPicture'
import { useCode } from '../qr/useCode'

/** The code as it would be printed; a sample as long as the key is unknown. */
export function QrPreview({ shortLink, domain }: { shortLink: string | null; domain: string }) {
  if (shortLink === null) {
    return (
      <p className="flex min-h-24 items-center justify-center rounded-md border border-dashed border-line-strong p-3 text-center text-xs text-muted">
        It is drawn once the link has a key.
      </p>
    )
  }
  return <Code key={domain} shortLink={shortLink} domain={domain} />
}

function Code({ shortLink, domain }: { shortLink: string; domain: string }) {
  const workspace = useWorkspace()
  const [design] = useState(() => designOf(workspace.id, domain))
  const { shapes, logo } = useCode(shortLink, domain, design)
  return <QrPicture shapes={shapes} logo={logo} design={design} label="QR code of this link" className="mx-auto max-w-40" />
}
