import type { UseQueryResult } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { counted } from '../format/numbers'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'
import { Failure } from '../ui/Failure'
import { Pages } from '../ui/Pages'
import { Refreshing } from '../ui/Refreshing'
import { SearchBox } from '../ui/SearchBox'
import { Waiting } from '../ui/States'
import { PageHeader } from './PageHeader'

const BOX = 'rounded-md border bg-surface'

/** A list that can be searched, and added to: its title, what is above it, and its rows in every state. */
export function ListPage<Row>({
  title,
  about,
  what,
  create,
  search,
  controls,
  rows,
  waiting,
  nothing,
  cards = false,
  children,
}: {
  title: string
  about: string
  /** What the rows are, such as `tags`. */
  what: string
  create: { label: string; title: string; run: () => void }
  search: { text: string | undefined; input: RefObject<HTMLInputElement | null>; onChange: (text: string) => void }
  /** What stands beside the search. */
  controls?: ReactNode
  rows: UseQueryResult<Row[]>
  /** How the rows will look, roughly. */
  waiting?: { rows?: number; height?: string }
  /** What is said where there are none. */
  nothing: ReactNode
  /** Whether the rows are boxes on the page rather than lines in one. */
  cards?: boolean
  children: (rows: Row[]) => ReactNode
}) {
  return (
    <>
      <PageHeader
        title={title}
        about={about}
        action={
          <Button look="primary" onClick={create.run} title={`${create.title} (C)`} aria-keyshortcuts="c">
            <Plus size={16} strokeWidth={2} aria-hidden />
            {create.label}
          </Button>
        }
      />
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label={`Search ${what}`}
          value={search.text ?? ''}
          onChange={search.onChange}
          input={search.input}
        />
        {controls}
      </div>
      <section aria-label={title} className={classes('mt-3', !cards && `overflow-hidden ${BOX}`)}>
        <Refreshing active={rows.isFetching && rows.isPlaceholderData} />
        {rows.data && rows.data.length > 0 ? (
          children(rows.data)
        ) : (
          <div className={cards ? BOX : undefined}>
            {rows.data ? (
              nothing
            ) : rows.error ? (
              <Failure what={`The ${what} could not be loaded.`} error={rows.error} onRetry={() => void rows.refetch()} />
            ) : (
              <Waiting what={what} {...waiting} />
            )}
          </div>
        )}
      </section>
    </>
  )
}

/** How many rows there are, said to those who do not see the list change, and the way to the others. */
export function ListEnd({
  one,
  what,
  total,
  settled,
  page = 1,
  size,
  onTurn,
}: {
  /** What a row is, such as `tag`. */
  one: string
  what: string
  total: number | undefined
  /** Whether the rows shown are those asked for. */
  settled: boolean
  page: number | undefined
  size: number
  /** Takes undefined for the first page. */
  onTurn: (page: number | undefined) => void
}) {
  return (
    <>
      <p role="status" className="sr-only">
        {total !== undefined && settled && counted(total, one, what)}
      </p>
      <Pages
        what={what}
        page={page}
        size={size}
        total={total ?? 0}
        onTurn={(turned) => onTurn(turned === 1 ? undefined : turned)}
      />
    </>
  )
}
