import { AppWindow } from 'lucide-react'
import { isOwn, Logo } from '../ui/Logo'

/** What an app is recognised by in a list; its name stands beside it. */
export function AppPicture({ logo }: { logo: string | null }) {
  if (logo !== null && isOwn(logo)) return <Logo source={logo} alt="" className="size-10" />
  return (
    <span className="flex size-10 shrink-0 items-center justify-center rounded-md border bg-surface text-muted">
      <AppWindow size={20} strokeWidth={1.5} aria-hidden />
    </span>
  )
}
