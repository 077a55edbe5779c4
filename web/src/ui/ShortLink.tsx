import { readableKey } from '../format/punycode'
import { nameOf, ROOT } from '../format/shortLinks'
import { isWebUrl } from '../format/urls'
import { Highlight } from './Highlight'

/**
 * A short link's plate: host muted, key strong; where space is short the host gives way. Opens in a
 * new tab.
 */
export function ShortLink({
  link,
  search,
}: {
  link: { domain: string; key: string; shortLink: string }
  /** What was searched for; marked in the key. */
  search?: string | undefined
}) {
  const plate = 'flex min-w-0 font-mono text-[13px]'
  const text = (
    <>
      <span className="min-w-[5ch] truncate text-muted">{link.domain}</span>
      {link.key !== ROOT && (
        <>
          <span className="text-muted">/</span>
          <bdi className="max-w-[calc(100%-6ch)] shrink-0 truncate font-semibold">
            <Highlight text={readableKey(link.key)} search={search} />
          </bdi>
        </>
      )}
    </>
  )
  if (!isWebUrl(link.shortLink)) {
    return (
      <span dir="ltr" className={plate}>
        {text}
      </span>
    )
  }
  return (
    <a
      href={link.shortLink}
      target="_blank"
      rel="noreferrer"
      dir="ltr"
      aria-label={nameOf(link)}
      className={`${plate} rounded-sm hover:underline`}
    >
      {text}
    </a>
  )
}
