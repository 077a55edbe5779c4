import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './Button'
import { copyText } from './clipboard'

const SHOWN = 1_500

/** Copies, and confirms in its own place. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (!result) return
    const timer = setTimeout(() => setResult(null), SHOWN)
    return () => clearTimeout(timer)
  }, [result])
  return (
    <>
      <IconButton
        label={label}
        onClick={async () => setResult((await copyText(text)) ? 'copied' : 'failed')}
      >
        {result === 'copied' ? (
          <Check size={16} strokeWidth={2} className="text-success" aria-hidden />
        ) : (
          <Copy size={16} strokeWidth={1.5} aria-hidden />
        )}
      </IconButton>
      <span role="status" className="sr-only">
        {result === 'copied' && 'Copied'}
        {result === 'failed' && 'Copying failed'}
      </span>
    </>
  )
}
