import type { ReactNode } from 'react'
import { Logo } from '../shell/Logo'
import { useTitle } from '../shell/useTitle'

/** A page for those who are not inside yet. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col justify-center px-4 py-12">
      <div className="mb-6 flex items-center gap-3">
        <Logo size={36} />
        <h1 className="text-xl leading-7 font-semibold">{title}</h1>
      </div>
      {children}
    </main>
  )
}

export const BOX = 'flex flex-col gap-4 rounded-md border bg-surface p-5'

export const WAY = 'font-semibold text-spruce underline-offset-2 hover:underline'

/** The credential of a mailed address; behind the #, where servers do not see it. */
export function tokenOfAddress(): string {
  return window.location.hash.replace(/^#/, '')
}
