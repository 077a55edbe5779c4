import { Link, useMatchRoute, useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { classes } from '../ui/classes'
import { Menu } from '../ui/Menu'
import { FIRST, MORE } from './pages'

const PLACE = 'group flex w-full flex-col items-center gap-0.5 pb-1.5 text-xs text-muted'

/** The way between pages on phones. */
export function BottomBar({ workspace }: { workspace: string }) {
  const navigate = useNavigate()
  const isAt = useMatchRoute()
  const groups = MORE.map((pages) =>
    pages.map((page) => ({
      label: page.label,
      icon: <page.icon size={18} strokeWidth={1.5} aria-hidden />,
      checked: isAt({ to: page.to, params: { workspace }, fuzzy: true }) !== false,
      run: () => void navigate({ to: page.to, params: { workspace } }),
    })),
  )
  const within = groups.flat().some(({ checked }) => checked)
  return (
    <nav
      aria-label="Pages"
      className="fixed inset-x-0 bottom-0 z-20 border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="flex">
        {FIRST.map((page) => (
          <li key={page.to} className="flex-1">
            <Link
              to={page.to}
              params={{ workspace }}
              activeOptions={{ exact: page.exact, includeSearch: false }}
              className={classes(PLACE, 'aria-[current=page]:font-semibold aria-[current=page]:text-text')}
            >
              <span aria-hidden className="h-[3px] w-8 rounded-sm group-aria-[current=page]:bg-blaze" />
              <page.icon size={20} strokeWidth={1.5} aria-hidden className="mt-1" />
              {page.label}
            </Link>
          </li>
        ))}
        <li className="flex-1">
          <Menu
            trigger={
              <button type="button" className={classes(PLACE, within && 'font-semibold text-text')}>
                <span aria-hidden className={classes('h-[3px] w-8 rounded-sm', within && 'bg-blaze')} />
                <Ellipsis size={20} strokeWidth={1.5} aria-hidden className="mt-1" />
                More
              </button>
            }
            groups={groups}
          />
        </li>
      </ul>
    </nav>
  )
}
