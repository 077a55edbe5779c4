import { Link as RouterLink } from '@tanstack/react-router'
import { Archive, ArchiveRestore, ChartNoAxesColumn, CornerDownRight, Ellipsis, Hash, Pencil, Trash2 } from 'lucide-react'
import type { Link } from '../api/links'
import { compact, counted } from '../format/numbers'
import { nameOf } from '../format/shortLinks'
import { isWebUrl, readable } from '../format/urls'
import { useWorkspace } from '../shell/workspaces'
import { IconButton } from '../ui/Button'
import { classes } from '../ui/classes'
import { copyText } from '../ui/clipboard'
import { CopyButton } from '../ui/CopyButton'
import { Highlight } from '../ui/Highlight'
import { Menu } from '../ui/Menu'
import { ShortLink } from '../ui/ShortLink'
import { Time } from '../ui/Time'
import { useToast } from '../ui/Toasts'
import { Badges } from './Badges'

const ICON = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const

export type RowActions = {
  edit: (link: Link) => void
  archive: (link: Link, archived: boolean) => void
  askToDelete: (link: Link) => void
}

export function LinkRow({
  link,
  search,
  isNew,
  actions,
}: {
  link: Link
  search: string | undefined
  /** Created a moment ago, here. */
  isNew: boolean
  actions: RowActions
}) {
  const name = nameOf(link)
  return (
    <li className="relative flex items-center gap-2 py-2.5 pr-2 pl-4 focus-within:bg-canvas hover:bg-canvas sm:gap-4">
      <span aria-hidden className={classes('absolute top-1/2 left-0 h-4 w-[3px] -translate-y-1/2', isNew && 'bg-blaze')} />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1">
          <ShortLink link={link} search={search} />
          <CopyButton text={link.shortLink} label={`Copy ${name}`} />
          <span className="hidden sm:block">
            <Badges link={link} />
          </span>
        </div>
        <Destination link={link} search={search} />
        <div className="mt-0.5 flex items-center gap-2 text-xs text-subtle sm:hidden">
          <Time iso={link.createdAt} />
          <Badges link={link} />
        </div>
      </div>
      <Time iso={link.createdAt} className="hidden w-24 shrink-0 text-right text-muted sm:block" />
      <Clicks link={link} />
      <RowMenu link={link} name={name} actions={actions} />
    </li>
  )
}

function Destination({ link, search }: { link: Link; search: string | undefined }) {
  if (link.url === '') return <p className="text-subtle">No destination</p>
  const text = <Highlight text={readable(link.url)} search={search} />
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-muted">
      <CornerDownRight size={14} strokeWidth={1.5} aria-hidden className="shrink-0" />
      {link.title && <span className="max-w-[50%] shrink-0 truncate text-text">{link.title}</span>}
      {isWebUrl(link.url) ? (
        <a
          href={link.url}
          target="_blank"
          rel="noreferrer nofollow"
          title={link.url}
          className="min-w-0 truncate rounded-sm hover:underline"
        >
          {text}
        </a>
      ) : (
        <span className="truncate">{text}</span>
      )}
    </p>
  )
}

function Clicks({ link }: { link: Link }) {
  const workspace = useWorkspace()
  const clicks = link.clicks === 1 ? 'click' : 'clicks'
  return (
    <RouterLink
      to="/$workspace/links/analytics"
      params={{ workspace: workspace.slug }}
      search={{ linkId: link.id }}
      title={`${counted(link.clicks, 'click', 'clicks')}: show where they come from`}
      aria-label={`${compact(link.clicks)} ${clicks} of ${nameOf(link)}, show analytics`}
      className="flex min-h-8 shrink-0 items-center justify-end gap-1.5 rounded-sm border bg-surface px-2 font-semibold sm:min-w-28 tabular-nums hover:border-line-strong touch-target"
    >
      <ChartNoAxesColumn size={16} strokeWidth={1.5} aria-hidden className="mr-auto text-muted" />
      {compact(link.clicks)}{' '}
      <span className="hidden font-normal text-muted sm:inline">{clicks}</span>
    </RouterLink>
  )
}

function RowMenu({ link, name, actions }: { link: Link; name: string; actions: RowActions }) {
  const toast = useToast()
  async function copyId() {
    const copied = await copyText(link.id)
    toast(copied ? { message: `${link.id} is copied.` } : { kind: 'error', message: `Copying failed: ${link.id}` })
  }
  return (
    <Menu
      trigger={
        <IconButton label={`Actions for ${name}`}>
          <Ellipsis {...ICON} />
        </IconButton>
      }
      groups={[
        [
          { label: 'Edit', icon: <Pencil {...ICON} />, run: () => actions.edit(link) },
          { label: 'Copy id', icon: <Hash {...ICON} />, run: () => void copyId() },
          link.archived
            ? {
                label: 'Take out of archive',
                icon: <ArchiveRestore {...ICON} />,
                run: () => actions.archive(link, false),
              }
            : { label: 'Archive', icon: <Archive {...ICON} />, run: () => actions.archive(link, true) },
        ],
        [{ label: 'Delete…', icon: <Trash2 {...ICON} />, danger: true, run: () => actions.askToDelete(link) }],
      ]}
    />
  )
}
