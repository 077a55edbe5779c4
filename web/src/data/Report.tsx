import { Link as RouterLink } from '@tanstack/react-router'
import { Check, Download, Minus, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ImportOutcome, ImportReport, ImportRow } from '../api/imports'
import { counted, exact } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Chip, type ChipLook } from '../ui/Chip'
import { classes } from '../ui/classes'
import { Pages } from '../ui/Pages'
import { csvLine } from './csv'

const ROWS = 100
const ICON = { size: 12, strokeWidth: 2, 'aria-hidden': true } as const

const OUTCOMES: { outcome: ImportOutcome; dry: string; done: string; look: ChipLook; icon: ReactNode }[] = [
  { outcome: 'imported', dry: 'New', done: 'Imported', look: 'success', icon: <Check {...ICON} /> },
  { outcome: 'skipped', dry: 'Exists', done: 'Skipped', look: 'plain', icon: <Minus {...ICON} /> },
  { outcome: 'failed', dry: 'Not valid', done: 'Failed', look: 'danger', icon: <TriangleAlert {...ICON} /> },
]

type What = 'rows' | 'links'

/** What became of each row of a file or link of a service, or would. */
export function Report({
  report,
  name,
  what = 'rows',
}: {
  report: ImportReport
  name: string
  /** What there is one of for each outcome. */
  what?: What
}) {
  const workspace = useWorkspace()
  const [shown, setShown] = useState<ImportOutcome | null>(null)
  const [page, setPage] = useState(1)
  const top = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'center' })
  }, [])
  const rows = shown ? report.rows.filter(({ outcome }) => outcome === shown) : report.rows
  const show = (outcome: ImportOutcome | null) => {
    setShown(outcome)
    setPage(1)
  }
  return (
    <>
      <p ref={top} role="status">{summary(report, what)}</p>
      {!report.dryRun && report.imported > 0 && (
        <RouterLink
          to="/$workspace/links"
          params={{ workspace: workspace.slug }}
          className="self-start font-semibold text-spruce underline-offset-2 hover:underline"
        >
          Show the links
        </RouterLink>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label={what === 'rows' ? 'Rows shown' : 'Links shown'} className="flex flex-wrap gap-1">
          <Filter label={`All ${exact(report.rows.length)}`} on={shown === null} onClick={() => show(null)} />
          {OUTCOMES.map(({ outcome, dry, done }) => (
            <Filter
              key={outcome}
              label={`${report.dryRun ? dry : done} ${exact(report[outcome])}`}
              on={shown === outcome}
              disabled={report[outcome] === 0}
              onClick={() => show(outcome)}
            />
          ))}
        </div>
        <Button look="quiet" className="ml-auto" onClick={() => save(rows, name)}>
          <Download size={16} strokeWidth={1.5} aria-hidden />
          Download
        </Button>
      </div>
      <div>
        <ul aria-label={what === 'rows' ? 'Rows' : 'Links'} className="divide-y rounded-sm border">
          {rows.slice((page - 1) * ROWS, page * ROWS).map((row) => (
            <Row key={row.line} row={row} dryRun={report.dryRun} what={what} />
          ))}
        </ul>
        <Pages what={what} page={page} size={ROWS} total={rows.length} onTurn={setPage} />
      </div>
    </>
  )
}

function summary({ dryRun, imported, skipped, failed, domains }: ImportReport, what: What): string {
  const one = what === 'rows' ? 'row' : 'link'
  const parts = [
    `${counted(imported, 'link', 'links')} ${dryRun ? 'would be made' : imported === 1 ? 'is made' : 'are made'}.`,
    skipped > 0 && `${counted(skipped, `${one} exists`, `${what} exist`)} already.`,
    failed > 0 && `${counted(failed, one, what)} cannot ${what === 'links' ? 'be made here' : failed === 1 ? 'become a link' : 'become links'}.`,
    domains.length > 0 &&
      `${dryRun ? 'The workspace would get' : 'The workspace got'} ${counted(domains.length, 'domain', 'domains')}: ${domains.join(', ')}.`,
  ]
  return parts.filter(Boolean).join(' ')
}

function Filter({
  label,
  on,
  disabled = false,
  onClick,
}: {
  label: string
  on: boolean
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <Button
      aria-pressed={on}
      disabled={disabled}
      onClick={onClick}
      className={classes('min-h-8 px-2.5 tabular-nums', on && 'border-spruce bg-spruce-wash')}
    >
      {label}
    </Button>
  )
}

function Row({ row, dryRun, what }: { row: ImportRow; dryRun: boolean; what: What }) {
  const { dry, done, look, icon } = OUTCOMES.find(({ outcome }) => outcome === row.outcome)!
  return (
    <li className="flex gap-3 px-3 py-2">
      <span title={what === 'rows' ? 'Line of the file' : 'Place in the list'} className="w-8 shrink-0 text-right text-subtle tabular-nums">
        {row.line}
      </span>
      <div className="min-w-0 flex-1">
        <bdi className="block truncate font-mono text-[13px]" title={row.link}>
          {row.link || '–'}
        </bdi>
        {row.error && <p className="text-muted [overflow-wrap:anywhere]">{row.error}</p>}
      </div>
      <span>
        <Chip look={look} icon={icon}>
          {dryRun ? dry : done}
        </Chip>
      </span>
    </li>
  )
}

/** The rows as a file, which can be mended and imported again. */
function save(rows: ImportRow[], name: string) {
  const lines = rows.map((row) => csvLine([row.line, row.link, row.outcome, row.error]))
  const blob = new Blob(['\uFEFF', csvLine(['Line', 'Short link', 'Outcome', 'Reason']), ...lines], {
    type: 'text/csv',
  })
  const address = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = `${name.replace(/\.\w+$/, '')}-report.csv`
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address))
}
