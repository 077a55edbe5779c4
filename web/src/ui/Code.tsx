import { CopyButton } from './CopyButton'

/** What machines read and write, with a way to copy it; long lines and many of them scroll. */
export function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className="min-w-0">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <p className="font-semibold">{label}</p>
        <CopyButton text={text} label={`Copy: ${label}`} />
      </div>
      <pre
        role="group"
        tabIndex={0}
        aria-label={label}
        dir="ltr"
        className="max-h-80 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs leading-5"
      >
        {text}
      </pre>
    </div>
  )
}
