import type { ReactNode } from 'react'
import { isWebUrl } from '../format/urls'

/** A short link's plate: host muted, key strong; where space is short the host gives way. Opens in a new tab. */
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
      <span className="min-w-[5ch] shrink-[100] truncate text-muted">{domain}</span>
      <span className="text-muted">/</span>
      <bdi className="min-w-0 truncate font-semibold">{label}</bdi>
    </>
  )
  return isWebUrl(href) ? (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      dir="ltr"
      className="flex min-w-0 rounded-sm font-mono text-[13px] hover:underline"
    >
      {text}
    </a>
  ) : (
    <span dir="ltr" className="flex min-w-0 font-mono text-[13px]">
      {text}
    </span>
  )
}
