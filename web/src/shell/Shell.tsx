import { Link, Outlet, useRouteContext, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { classes } from '../ui/classes'
import { useShortcuts } from '../ui/useShortcuts'
import { Logo } from './Logo'
import { NotFound } from './Messages'
import { BottomBar } from './BottomBar'
import { GROUPS } from './pages'
import { ShortcutSheet } from './ShortcutSheet'
import { UserMenu } from './UserMenu'
import { rememberWorkspace } from './workspaces'
import { WorkspaceSwitcher } from './WorkspaceSwitcher'

/** The frame around a workspace's pages: a sidebar, on phones a bar at each end. */
export function Shell() {
  const { workspace } = useRouteContext({ from: '/$workspace' })
  const slug = workspace?.slug
  useEffect(() => {
    if (slug) rememberWorkspace(slug)
  }, [slug])
  const [helping, setHelping] = useState(false)
  useShortcuts({ '?': () => setHelping(true) })
  const main = useRef<HTMLElement>(null)
  useFocusOnNavigation(main)
  if (!workspace) return <NotFound />
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-sm focus:bg-raised focus:px-3 focus:py-2"
      >
        Skip to content
      </a>
      <div className="sticky top-0 z-20 flex items-center gap-2 border-b bg-surface px-4 py-2 lg:h-dvh lg:flex-col lg:items-stretch lg:gap-4 lg:border-r lg:border-b-0 lg:px-3 lg:py-4">
        <div className="flex min-w-0 flex-1 items-center gap-2 lg:flex-none lg:px-1">
          <Logo />
          <WorkspaceSwitcher current={workspace} />
        </div>
        <nav aria-label="Pages" className="hidden overflow-y-auto lg:block lg:flex-1">
          {GROUPS.map((group) => (
            <div key={group.label} className="mb-4">
              {group.label && <p className="px-3 pb-1 text-xs font-medium text-subtle">{group.label}</p>}
              <ul className="flex flex-col gap-0.5">
                {group.pages.map((page) => (
                  <li key={page.to}>
                    <Link
                      to={page.to}
                      params={{ workspace: workspace.slug }}
                      activeOptions={{ exact: page.exact, includeSearch: false }}
                      className="group flex min-h-9 items-center gap-2.5 rounded-sm pr-3 text-muted hover:bg-sunken hover:text-text aria-[current=page]:bg-spruce-wash aria-[current=page]:font-semibold aria-[current=page]:text-text"
                    >
                      <span aria-hidden className="h-4 w-[3px] rounded-sm group-aria-[current=page]:bg-blaze" />
                      <page.icon size={18} strokeWidth={1.5} aria-hidden />
                      {page.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <UserMenu onShortcuts={() => setHelping(true)} />
      </div>
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1280px] px-4 pt-4 pb-28 outline-none md:px-6 md:pt-6 lg:px-8 lg:pb-12"
      >
        <Outlet />
      </main>
      <BottomBar workspace={workspace.slug} />
      {helping && <ShortcutSheet onClose={() => setHelping(false)} />}
    </div>
  )
}

/** Screen readers follow the focus: on a new page it goes to the page's heading. */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const seen = useRef(path)
  useEffect(() => {
    if (seen.current !== undefined && seen.current !== path) {
      main.current?.querySelector('h1')?.focus()
    }
    seen.current = path
  }, [path, main])
}

export function PageHeading({ children, className }: { children: React.ReactNode; className?: string }) {
  return (
    <h1 tabIndex={-1} className={classes('text-xl leading-7 font-semibold outline-none', className)}>
      {children}
    </h1>
  )
}
