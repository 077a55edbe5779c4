import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BookOpen, CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { signOut, userQuery } from '../api/session'
import { problemOf } from '../api/problem'
import { Menu, type MenuItem } from '../ui/Menu'
import { useToast } from '../ui/Toasts'
import { setTheme, type Theme, useTheme } from './theme'

const THEMES: { theme: Theme; label: string; icon: typeof Sun }[] = [
  { theme: 'system', label: "System's colours", icon: Monitor },
  { theme: 'light', label: 'Light', icon: Sun },
  { theme: 'dark', label: 'Dark', icon: Moon },
]

export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { data: user } = useQuery(userQuery)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const theme = useTheme()
  const name = user?.name ?? user?.email ?? 'Signed in'

  async function leave() {
    try {
      await signOut()
      queries.clear()
      await navigate({ to: '/login' })
    } catch (failure) {
      toast({ kind: 'error', message: `You are still signed in. ${problemOf(failure).message}` })
    }
  }

  const icon = { size: 18, strokeWidth: 1.5, 'aria-hidden': true } as const
  const themes: MenuItem[] = THEMES.map((each) => ({
    label: each.label,
    icon: <each.icon {...icon} />,
    checked: theme === each.theme,
    run: () => setTheme(each.theme),
  }))
  return (
    <Menu
      header={
        <div className="max-w-64 border-b px-2.5 py-1.5">
          <p className="truncate font-semibold">{name}</p>
          {user?.email && user.email !== name && <p className="truncate text-xs text-muted">{user.email}</p>}
        </div>
      }
      trigger={
        <button
          type="button"
          aria-label={`Account of ${name}`}
          className="flex min-h-9 min-w-0 items-center gap-2.5 rounded-sm px-2 text-left text-muted hover:bg-sunken hover:text-text touch-target"
        >
          <CircleUserRound size={20} strokeWidth={1.5} className="shrink-0" aria-hidden />
          <span className="hidden min-w-0 truncate lg:block">{name}</span>
        </button>
      }
      groups={[
        themes,
        [
          { label: 'Account', icon: <CircleUserRound {...icon} />, run: () => void navigate({ to: '/account' }) },
          {
            label: 'API reference',
            icon: <BookOpen {...icon} />,
            run: () => void window.open('/api/docs', '_blank', 'noreferrer'),
          },
          { label: 'Keyboard shortcuts', icon: <Keyboard {...icon} />, hint: '?', run: onShortcuts },
        ],
        [{ label: 'Sign out', icon: <LogOut {...icon} />, run: () => void leave() }],
      ]}
    />
  )
}
