import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { userQuery } from '../api/session'
import { useTitle } from '../shell/useTitle'
import { AppSection } from './AppSection'
import { DeleteAccountSection } from './DeleteAccountSection'
import { EmailSection } from './EmailSection'
import { NameForm } from './NameForm'
import { PasswordForm } from './PasswordForm'
import { ProviderSection } from './ProviderSection'
import { SessionsSection } from './SessionsSection'

/** What people change about themselves; it belongs to no workspace. */
export function AccountPage() {
  useTitle('Account')
  const { data: user } = useSuspenseQuery(userQuery)
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-6 pb-16">
      <div>
        <Link
          to="/"
          className="inline-flex min-h-8 items-center gap-1 rounded-sm text-muted hover:underline touch-target"
        >
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden /> Your links
        </Link>
        <h1 className="text-xl leading-7 font-semibold">Account</h1>
      </div>
      <NameForm user={user} />
      <EmailSection user={user} />
      <ProviderSection />
      <PasswordForm />
      <AppSection user={user} />
      <SessionsSection />
      <DeleteAccountSection user={user} />
    </main>
  )
}
