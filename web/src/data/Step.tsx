import { type ReactNode, useId } from 'react'

/** A part of something that is done in order. */
export function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-md border bg-surface">
      <h2 id={id} className="flex items-center gap-2.5 border-b px-4 py-3 text-base font-semibold sm:px-5">
        <span
          aria-hidden
          className="inline-flex size-6 items-center justify-center rounded-full border border-line-strong text-xs tabular-nums"
        >
          {number}
        </span>
        {title}
      </h2>
      <div className="flex flex-col gap-4 px-4 py-4 sm:px-5">{children}</div>
    </section>
  )
}
