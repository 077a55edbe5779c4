import { Check, ChevronRight, CornerUpRight, RotateCw, X } from 'lucide-react'
import { useState } from 'react'
import type { Attempt } from '../api/webhooks'
import { formatted } from '../domains/json'
import { Button } from '../ui/Button'
import { Chip, type ChipLook } from '../ui/Chip'
import { Code } from '../ui/Code'
import { Time } from '../ui/Time'
import { type Outcome, outcomeOf } from './standing'
import { triggerWords } from './triggers'

const ICON = { size: 12, strokeWidth: 2, 'aria-hidden': true } as const

const OUTCOMES: Record<Outcome, { word: string; look: ChipLook; icon: typeof Check }> = {
  delivered: { word: 'Delivered', look: 'success', icon: Check },
  redirected: { word: 'Redirected', look: 'warning', icon: CornerUpRight },
  failed: { word: 'Failed', look: 'danger', icon: X },
}

/** One attempt; what was sent and answered is there once it is opened. */
export function AttemptRow({
  attempt,
  number,
  onResend,
}: {
  attempt: Attempt
  /** Which try of its delivery it was; null if that is not known. */
  number: number | null
  onResend: (() => Promise<void>) | undefined
}) {
  const [open, setOpen] = useState(false)
  const { word, look, icon: Icon } = OUTCOMES[outcomeOf(attempt.http_status)]
  return (
    <li>
      <details className="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-canvas focus-visible:-outline-offset-2 sm:px-5">
          <ChevronRight
            size={16}
            strokeWidth={1.5}
            aria-hidden
            className="shrink-0 text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <span className="shrink-0 sm:w-32">
            <Chip look={look} icon={<Icon {...ICON} />}>
              {word} <span className="tabular-nums">{attempt.http_status}</span>
            </Chip>
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]" title={attempt.event}>
            {triggerWords(attempt.event)}
          </span>
          {number !== null && number > 1 && <span className="text-muted">try {number}</span>}
          <Time iso={attempt.timestamp} className="ml-auto shrink-0 text-muted tabular-nums" />
        </summary>
        {open && <Content attempt={attempt} onResend={onResend} />}
      </details>
    </li>
  )
}

function Content({ attempt, onResend }: { attempt: Attempt; onResend: (() => Promise<void>) | undefined }) {
  const [busy, setBusy] = useState(false)
  return (
    <div className="flex flex-col gap-4 px-4 pt-1 pb-4 sm:px-5">
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        <dt className="text-muted">Event</dt>
        <dd className="font-mono text-[13px] break-all">{attempt.event_id}</dd>
        <dt className="text-muted">Delivery</dt>
        <dd className="font-mono text-[13px] break-all">{attempt.message_id}</dd>
        <dt className="text-muted">Sent to</dt>
        <dd className="font-mono text-[13px] break-all">{attempt.url}</dd>
        <dt className="text-muted">Time</dt>
        <dd className="tabular-nums">{new Date(attempt.timestamp).toLocaleString()}</dd>
      </dl>
      <Code label="Sent" text={JSON.stringify(attempt.request_body, null, 2)} />
      {attempt.response_body === '' ? (
        <p className="text-muted">Nothing stood in the answer.</p>
      ) : (
        <Code label="Answered" text={formatted(attempt.response_body)} />
      )}
      {onResend && (
        <Button
          className="self-start"
          disabled={busy}
          onClick={async () => {
            setBusy(true)
            await onResend()
            setBusy(false)
          }}
        >
          <RotateCw size={16} strokeWidth={1.5} aria-hidden />
          {busy ? 'Sending…' : 'Send again'}
        </Button>
      )}
    </div>
  )
}
