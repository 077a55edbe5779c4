import type { ReactNode } from 'react'
import { isWebUrl } from '../format/urls'

/** A short link's plate: host muted, key strong, the same everywhere. Opens in a new tab. */
export function ShortLink({
  domain,
  label,
  href,
}: {
  domain: string
  /** The key; may carry marks of a search. */
  label: ReactNode
  href: string
}) {
  const text = (
    <>
      <span className="text-muted">{domain}/</span>
      <span className="font-semibold">{label}</span>
    </>
  )
  return isWebUrl(href) ? (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      dir="ltr"
      className="min-w-0 truncate rounded-sm font-mono text-[13px] hover:underline"
    >
      {text}
    </a>
  ) : (
    <span dir="ltr" className="min-w-0 truncate font-mono text-[13px]">
      {text}
    </span>
  )
}
