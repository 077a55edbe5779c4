import { type ReactNode, useId } from 'react'

/** A part of a page, with a title and what can be done about the whole of it. */
export function Section({
  title,
  about,
  actions,
  flush = false,
  children,
}: {
  title: string
  about?: ReactNode
  actions?: ReactNode
  /** Whether its content reaches the edges, as rows do. */
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="overflow-hidden rounded-md border bg-surface">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3 sm:px-5">
        <div className="min-w-0">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {about && <p className="max-w-prose text-muted">{about}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {flush ? children : <div className="flex flex-col gap-4 px-4 py-4 sm:px-5">{children}</div>}
    </section>
  )
}
