import { Link as RouterLink } from '@tanstack/react-router'
import { ChartNoAxesColumn, CornerDownRight, Folder } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { Link } from '../../api/links'
import { compact, counted } from '../../format/numbers'
import { nameOf } from '../../format/shortLinks'
import { isWebUrl, readable } from '../../format/urls'
import { useWorkspace } from '../../shell/workspaces'
import { classes } from '../../ui/classes'
import { CopyButton } from '../../ui/CopyButton'
import { Highlight } from '../../ui/Highlight'
import { ShortLink } from '../../ui/ShortLink'
import { Time } from '../../ui/Time'
import { Badges, States } from './Badges'
import type { Display } from './display'
import { LinkTags } from './LinkTags'
import type { RowActions } from './rowActions'
import { RowMenu } from './RowMenu'

export type RowProps = {
  link: Link
  search: string | undefined
  /** The tags filtered by. */
  tagIds: string[]
  display: Display
  /** The name of the link's folder, if it is not the one that is shown. */
  folder: string | undefined
  /** Created a moment ago, here. */
  isNew: boolean
  selected: boolean
  onSelect: (on: boolean, toLast: boolean) => void
  onTag: (id: string) => void
  actions: RowActions
}

export function LinkRow(props: RowProps) {
  const { link, display, isNew, selected } = props
  const shows = (property: Display['shown'][number]) => display.shown.includes(property)
  const dense = display.view === 'rows'
  return (
    <li
      data-link-id={link.id}
      className={classes(
        'group relative flex items-center gap-2 pr-2 pl-3 sm:gap-3',
        dense ? 'min-h-11 py-0.5' : 'py-2.5',
        selected ? 'bg-spruce-wash' : 'focus-within:bg-canvas hover:bg-canvas',
      )}
    >
      <span aria-hidden className={classes('absolute top-1/2 left-0 h-4 w-[3px] -translate-y-1/2', isNew && 'bg-blaze')} />
      <Select {...props} />
      <div className={classes('min-w-0 flex-1', dense && 'sm:flex sm:items-center sm:gap-3')}>
        <div className={classes('flex min-w-0 items-center gap-1', dense && 'sm:max-w-[50%] sm:shrink-0')}>
          <ShortLink link={link} search={props.search} />
          <CopyButton text={link.shortLink} label={`Copy ${nameOf(link)}`} />
          <span className="hidden items-center gap-1 empty:hidden sm:flex">
            <States link={link} />
          </span>
          {shows('badges') && (
            <span className="ml-1 hidden sm:block">
              <Badges link={link} />
            </span>
          )}
        </div>
        {(shows('url') || shows('title')) && <Destination {...props} />}
        {!dense && (
          <div className="mt-0.5 flex min-w-0 items-center gap-2 text-xs text-subtle empty:hidden sm:hidden">
            {shows('createdAt') && <Time iso={link.createdAt} className="shrink-0" />}
            <States link={link} />
            {shows('badges') && <Badges link={link} />}
            {shows('tags') && <Tags {...props} />}
          </div>
        )}
      </div>
      <div className="hidden max-w-[40%] min-w-0 shrink-0 items-center gap-3 sm:flex">
        {shows('tags') && <Tags {...props} />}
        {props.folder && (
          <span className="flex min-w-0 items-center gap-1 text-xs text-muted" title={`In the folder ${props.folder}`}>
            <Folder size={14} strokeWidth={1.5} aria-hidden className="shrink-0" />
            <span className="sr-only">In the folder </span>
            <bdi className="max-w-24 truncate">{props.folder}</bdi>
          </span>
        )}
        {shows('user') && <Creator link={link} />}
        {shows('createdAt') && <Time iso={link.createdAt} className="w-20 shrink-0 text-right text-muted" />}
      </div>
      {shows('analytics') && <Clicks link={link} />}
      <RowMenu link={link} actions={props.actions} />
    </li>
  )
}

function Select({ link, selected, onSelect }: RowProps) {
  return (
    <label className="-ml-1 inline-flex size-8 shrink-0 items-center justify-center touch-target">
      <input
        type="checkbox"
        aria-label={`Select ${nameOf(link)}`}
        checked={selected}
        onChange={() => undefined}
        onClick={(event: MouseEvent<HTMLInputElement>) => onSelect(event.currentTarget.checked, event.shiftKey)}
        className="size-4 accent-spruce"
      />
    </label>
  )
}

function Tags({ link, tagIds, onTag }: RowProps) {
  return <LinkTags tags={link.tags} filtered={tagIds} onToggle={onTag} />
}

function Destination({ link, search, display }: RowProps) {
  const title = display.shown.includes('title') && link.title
  const showsUrl = display.shown.includes('url')
  if (!title && !showsUrl) return null
  if (link.url === '') return <p className="text-subtle">No destination</p>
  const text = <Highlight text={readable(link.url)} search={search} />
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-muted">
      <CornerDownRight size={14} strokeWidth={1.5} aria-hidden className="shrink-0" />
      {title && <span className={classes('truncate text-text', showsUrl ? 'max-w-[50%] shrink-0' : 'min-w-0')}>{title}</span>}
      {showsUrl &&
        (isWebUrl(link.url) ? (
          <a
            href={link.url}
            target="_blank"
            rel="noreferrer nofollow"
            title={link.url}
            className="min-w-0 truncate rounded-sm py-0.5 hover:underline"
          >
            {text}
          </a>
        ) : (
          <span className="truncate">{text}</span>
        ))}
    </p>
  )
}

/** The first letters of who made it; the whole name in the tooltip. */
function Creator({ link }: { link: Link }) {
  const name = link.user?.name ?? link.user?.email
  if (!name) return null
  const initials = name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
  return (
    <span
      role="img"
      aria-label={`Created by ${name}`}
      title={`Created by ${name}`}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-[11px] font-semibold text-muted uppercase"
    >
      {initials}
    </span>
  )
}

function Clicks({ link }: { link: Link }) {
  const workspace = useWorkspace()
  const clicks = link.clicks === 1 ? 'click' : 'clicks'
  const more = link.trackConversion
    ? `, ${counted(link.leads, 'lead', 'leads')}, ${counted(link.sales, 'sale', 'sales')}`
    : ''
  return (
    <RouterLink
      to="/$workspace/links/analytics"
      params={{ workspace: workspace.slug }}
      search={{ linkId: link.id }}
      title={`${counted(link.clicks, 'click', 'clicks')}${more}: show where they come from`}
      className="flex min-h-8 shrink-0 items-center justify-end gap-1.5 rounded-sm border bg-surface px-2 font-semibold sm:min-w-28 tabular-nums hover:border-line-strong touch-target"
    >
      <ChartNoAxesColumn size={16} strokeWidth={1.5} aria-hidden className="mr-auto text-muted" />
      <span className="sr-only">
        {compact(link.clicks)} {clicks} of {nameOf(link)}
        {more}, show analytics
      </span>
      <span aria-hidden>{compact(link.clicks)}</span>
      <span aria-hidden className="hidden font-normal text-muted sm:inline">
        {link.trackConversion ? `· ${compact(link.leads)} · ${compact(link.sales)}` : clicks}
      </span>
    </RouterLink>
  )
}
