import { useQuery } from '@tanstack/react-query'
import { iframeableQuery } from '../../api/links'
import { isWebUrl } from '../../format/urls'
import { useDebounced } from '../../ui/useDebounced'
import type { Draft } from './draft'

const PAUSE = 700

/** Says so if the page refuses to be shown under another address. */
export function CloakingNote({ draft }: { draft: Draft }) {
  const url = useDebounced(draft.url, PAUSE)
  const { data } = useQuery({
    ...iframeableQuery(url, draft.domain.replace(/:\d+$/, '')),
    enabled: draft.rewrite && isWebUrl(url),
  })
  if (!draft.rewrite) return null
  return (
    <p role="status" className="rounded-sm bg-sunken px-3 py-2 text-xs">
      {data?.iframeable === false
        ? 'Cloaking: this page does not let itself be shown under another address. Visitors would see nothing.'
        : 'Cloaking: visitors see the page under the short link.'}
    </p>
  )
}
