import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './Button'
import { CopyButton } from './CopyButton'

const ICON = { size: 16, strokeWidth: 1.5, 'aria-hidden': true } as const
const MASK = '•'.repeat(16)

/** Text that is not shown to whoever looks over the shoulder, until it is asked for. */
export function Secret({ name, text, shown: first = false }: { name: string; text: string; shown?: boolean }) {
  const [shown, setShown] = useState(first)
  return (
    <div className="flex min-w-0 items-center gap-1">
      <code className="min-w-0 font-mono text-[13px] break-all">
        {shown ? text : <span aria-label={`${name}, hidden`} role="img">{MASK}</span>}
      </code>
      <span className="flex shrink-0">
        <IconButton
          label={shown ? `Hide the ${name}` : `Show the ${name}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff {...ICON} /> : <Eye {...ICON} />}
        </IconButton>
        <CopyButton text={text} label={`Copy the ${name}`} />
      </span>
    </div>
  )
}
