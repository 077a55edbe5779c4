import { useQuery } from '@tanstack/react-query'
import { Image } from 'lucide-react'
import { metatagsQuery } from '../../api/links'
import { hostOf, isWebUrl } from '../../format/urls'
import { Picture } from '../../ui/Picture'
import { useDebounced } from '../../ui/useDebounced'
import type { Draft } from './draft'

/** Pages are not asked at every letter. */
const PAUSE = 700

/** Roughly how networks show the link. */
export function PreviewCard({ draft }: { draft: Draft }) {
  const url = useDebounced(draft.url, PAUSE)
  const { data: page, isFetching } = useQuery({ ...metatagsQuery(url), enabled: isWebUrl(url) })
  const title = (draft.proxy && draft.title) || page?.title
  const description = (draft.proxy && draft.description) || page?.description
  const image = (draft.proxy && draft.image) || page?.image
  return (
    <figure className="overflow-hidden rounded-md border bg-surface" aria-busy={isFetching}>
      {image ? (
        <Picture source={image} width={1200} height={630} alt="The preview's picture" />
      ) : (
        <div className="flex aspect-[1200/630] items-center justify-center bg-sunken text-subtle">
          <Image size={28} strokeWidth={1.5} aria-hidden />
          <span className="sr-only">No picture</span>
        </div>
      )}
      <figcaption className="flex flex-col gap-0.5 border-t px-3 py-2">
        <span className="truncate text-xs text-subtle">{hostOf(draft.url) ?? 'Enter the destination first'}</span>
        <span className="truncate font-semibold">{title || (isFetching ? 'Asking the page…' : 'No title')}</span>
        <span className="line-clamp-2 text-xs text-muted">{description}</span>
      </figcaption>
    </figure>
  )
}
