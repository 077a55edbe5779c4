import type { ReactNode } from 'react'
import { PageHeading } from './Shell'

/** A page's title, what the page is for, and the one thing to do there first. */
export function PageHeader({
  title,
  about,
  above,
  action,
}: {
  title: ReactNode
  about?: ReactNode
  /** The way back to where the page belongs. */
  above?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="mb-4 flex items-start justify-between gap-4">
      <div className="min-w-0">
        {above}
        <PageHeading className="[overflow-wrap:anywhere]">{title}</PageHeading>
        {about && <p className="mt-0.5 max-w-prose text-muted">{about}</p>}
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  )
}
