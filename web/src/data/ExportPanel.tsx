import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { domainsQuery } from '../api/domains'
import { foldersQuery, UNSORTED } from '../api/folders'
import { EXPORT_COLUMNS, exportAddress, exportCountQuery } from '../api/imports'
import { tagsQuery } from '../api/tags'
import { counted } from '../format/numbers'
import { useWorkspace } from '../shell/workspaces'
import { Field } from '../ui/Field'
import { TextField } from '../ui/TextField'
import { useSettled } from '../ui/useSettled'
import { columnsOf, type DataSearch, orderOf, parseDataSearch, rangeProblem, scopeOf, widened } from './search'
import { Step } from './Step'

const INTERVALS: { value: NonNullable<DataSearch['interval']>; label: string }[] = [
  { value: 'all', label: 'All time' },
  { value: '24h', label: 'Last 24 hours' },
  { value: '7d', label: 'Last 7 days' },
  { value: '30d', label: 'Last 30 days' },
  { value: '90d', label: 'Last 90 days' },
  { value: '1y', label: 'Last 12 months' },
  { value: 'mtd', label: 'This month' },
  { value: 'qtd', label: 'This quarter' },
  { value: 'ytd', label: 'This year' },
  { value: 'custom', label: 'Days of your choice' },
]

const PAUSE = 250

/** From links to a file: which, and what of them. All of it is in the page's URL. */
export function ExportPanel({ search }: { search: DataSearch }) {
  const workspace = useWorkspace()
  const navigate = useNavigate({ from: '/$workspace/settings/data' })
  const { data: domains } = useQuery(domainsQuery(workspace.id))
  const { data: folders } = useQuery(foldersQuery(workspace.id))
  const { data: tags } = useQuery(tagsQuery(workspace.id))
  const { search: text, showArchived } = search
  const { data: total } = useQuery(exportCountQuery(workspace.id, scopeOf(search)))
  const ask = (change: Partial<DataSearch>) =>
    void navigate({ search: parseDataSearch({ ...search, ...change }), replace: true })
  const settleSearch = useSettled((value: string) => ask({ search: value.trim() }), PAUSE)
  const columns = columnsOf(search)
  const wrong = rangeProblem(search)
  const ready = wrong === null
  const choice = (
    label: string,
    name: 'domain' | 'folderId' | 'tagIds',
    options: { value: string; label: string }[],
    help?: string,
  ) => (
    <Field label={label} help={help}>
      {(control) => (
        <select
          {...control}
          value={search[name] ?? ''}
          onChange={(event) => ask({ [name]: event.target.value })}
          className="field-box"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <div className="flex flex-col gap-4">
      <Step number={1} title="Links">
        <div className="grid gap-4 sm:grid-cols-2">
          {choice('Domain', 'domain', [
            { value: '', label: 'All domains' },
            ...(domains?.map(({ slug }) => ({ value: slug, label: slug })) ?? []),
          ])}
          {choice(
            'Folder',
            'folderId',
            [
              { value: '', label: 'All that you see' },
              { value: UNSORTED, label: 'Unsorted' },
              ...(folders?.map(({ id, name }) => ({ value: id, label: name })) ?? []),
            ],
            widened(search) ? 'Together with another filter, links in folders come too.' : undefined,
          )}
          {choice('Tag', 'tagIds', [
            { value: '', label: 'With any tags or none' },
            ...(tags?.map(({ id, name }) => ({ value: id, label: name })) ?? []),
          ])}
          <TextField
            key={text === undefined ? 'none' : 'some'}
            label="That contain"
            defaultValue={text ?? ''}
            placeholder="A part of the short link or destination"
            onChange={settleSearch}
          />
          <Field label="Made in">
            {(control) => (
              <select
                {...control}
                value={search.interval ?? 'all'}
                onChange={(event) => ask({ interval: event.target.value as DataSearch['interval'] })}
                className="field-box"
              >
                {INTERVALS.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          {search.interval === 'custom' && (
            <div className="grid grid-cols-2 gap-3">
              <TextField
                label="From"
                type="date"
                min="2022-09-23"
                value={search.start ?? ''}
                // nothing is wrong yet where nothing is chosen
                error={search.start && wrong?.field === 'start' ? wrong.message : undefined}
                onChange={(start) => ask({ start })}
              />
              <TextField
                label="To"
                type="date"
                help="Empty: until now."
                value={search.end ?? ''}
                error={wrong?.field === 'end' ? wrong.message : undefined}
                onChange={(end) => ask({ end })}
              />
            </div>
          )}
        </div>
        <label className="flex min-h-9 items-center gap-2.5 self-start touch-target">
          <input
            type="checkbox"
            className="size-4 accent-spruce"
            checked={showArchived ?? false}
            onChange={(event) => ask({ showArchived: event.target.checked })}
          />
          Archived links too
        </label>
      </Step>
      <Step number={2} title="Columns">
        <fieldset>
          <legend className="sr-only">Columns of the file</legend>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
            {EXPORT_COLUMNS.map(({ name, heading }) => {
              const on = columns.includes(name)
              const last = on && columns.length === 1
              return (
                <label
                  key={name}
                  title={last ? 'A file has one column at least' : undefined}
                  className="flex min-h-9 items-center gap-2.5 touch-target"
                >
                  <input
                    type="checkbox"
                    className="size-4 accent-spruce"
                    checked={on}
                    disabled={last}
                    onChange={() =>
                      ask({ columns: (on ? columns.filter((each) => each !== name) : [...columns, name]).join(',') })
                    }
                  />
                  {heading}
                </label>
              )
            })}
          </div>
        </fieldset>
      </Step>
      <Step number={3} title="File">
        <div className="flex flex-wrap items-center gap-3">
          <a
            href={ready ? exportAddress(workspace.id, orderOf(search)) : undefined}
            download
            role="link"
            aria-disabled={!ready || undefined}
            title={wrong?.message}
            className="inline-flex min-h-9 items-center gap-2 rounded-sm bg-spruce px-3 font-semibold text-on-spruce hover:bg-spruce-hover aria-disabled:cursor-not-allowed aria-disabled:opacity-60 touch-target"
          >
            <Download size={16} strokeWidth={2} aria-hidden />
            Download CSV
          </a>
          <p role="status" className="text-muted">
            {wrong ? wrong.message : total !== undefined && rows(total, search.interval)}
          </p>
        </div>
      </Step>
    </div>
  )
}

/** The server counts links whenever they were made. */
function rows(total: number, interval: DataSearch['interval']): string {
  const links = counted(total, 'link', 'links')
  return interval === undefined ? `${links}, a row for each.` : `A row for each of at most ${links}.`
}
