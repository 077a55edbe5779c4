import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { domainsKey } from '../api/domains'
import { foldersKey } from '../api/folders'
import { importCsv, type ImportField, type ImportMapping, type ImportReport } from '../api/imports'
import { linksKey } from '../api/links'
import { tagsKey } from '../api/tags'
import { useWorkspace } from '../shell/workspaces'
import { Button } from '../ui/Button'
import { Form, FormFailure } from '../ui/Form'
import { useForm } from '../ui/useForm'
import { type Head, headOf } from './csv'
import { FilePicker } from './FilePicker'
import { FolderChoice } from './FolderChoice'
import { guessed, mappingProblems } from './mapping'
import { MappingFields } from './MappingFields'
import { Report } from './Report'
import { Step } from './Step'

const LOOKED_AT = 64 * 1024
const SAMPLES = 3

/** From a file to links, with a look at what would happen in between. */
export function FileImport() {
  const workspace = useWorkspace()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [head, setHead] = useState<Head | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [mapping, setMapping] = useState<ImportMapping>({})
  const [folderId, setFolderId] = useState('')
  const [report, setReport] = useState<ImportReport | null>(null)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])

  async function choose(chosen: File) {
    abort.current?.abort()
    setReport(null)
    setFile(chosen)
    const found = headOf(await chosen.slice(0, LOOKED_AT).text(), chosen.size > LOOKED_AT, SAMPLES)
    const wrong = headProblem(found)
    setProblem(wrong)
    setHead(wrong ? null : found)
    setMapping(wrong ? {} : guessed(found.columns))
  }

  function map(field: ImportField, column: string) {
    setReport(null)
    setMapping({ ...mapping, [field]: column || undefined })
  }

  async function run(dryRun: boolean) {
    abort.current?.abort()
    abort.current = new AbortController()
    const order = { file: file!, mapping, folderId: folderId || null, dryRun }
    setReport(await importCsv(workspace.id, order, abort.current.signal))
    if (dryRun) return
    for (const key of [linksKey, domainsKey, tagsKey, foldersKey]) {
      void queries.invalidateQueries({ queryKey: key(workspace.id) })
    }
  }

  const check = useForm({
    check: () => mappingProblems(mapping),
    place: ({ message }) => (/\bfolder\b/i.test(message) ? 'folderId' : null),
    send: () => run(true),
  })
  const take = useForm({ send: () => run(false) })
  const finished = report !== null && !report.dryRun

  return (
    <div className="flex flex-col gap-4">
      <Step number={1} title="File">
        <FilePicker file={file} problem={problem} onChoose={(chosen) => void choose(chosen)} />
      </Step>
      {head && (
        <Step number={2} title="Columns">
          <Form id="import" state={check}>
            <MappingFields head={head} mapping={mapping} errors={check.errors} onChange={map} />
            <FolderChoice
              error={check.errors.folderId}
              value={folderId}
              onChange={(chosen) => {
                setReport(null)
                setFolderId(chosen)
              }}
            />
            <div>
              <FormFailure text={check.failure} />
              <div className="flex flex-wrap items-center gap-3">
                <Button type="submit" look={report ? 'secondary' : 'primary'} disabled={check.busy || take.busy}>
                  {check.busy ? 'Checking…' : 'Check the file'}
                </Button>
                <p className="text-muted">Nothing is written yet.</p>
              </div>
            </div>
          </Form>
        </Step>
      )}
      {head && report && (
        <Step number={3} title={finished ? 'What became of it' : 'What would happen'}>
          <Report key={String(report.dryRun)} report={report} name={file?.name ?? 'links.csv'} />
          {!finished && (
            <div>
              <FormFailure text={take.failure} />
              <div className="flex flex-wrap items-center gap-3">
                <Button
                  look="primary"
                  disabled={take.busy || report.imported === 0}
                  title={report.imported === 0 ? 'No row can become a link' : undefined}
                  onClick={() => void take.submit()}
                >
                  {take.busy ? 'Importing…' : report.imported === 1 ? 'Import 1 link' : `Import ${report.imported} links`}
                </Button>
                {take.busy && <p className="text-muted">Stay on this page until it is done.</p>}
              </div>
            </div>
          )}
        </Step>
      )}
    </div>
  )
}

function headProblem({ columns, rows }: Head): string | null {
  if (columns.length === 0) return 'The file is empty.'
  if (columns.length < 2) return 'The file has one column only: a short link and a destination are needed.'
  if (rows.length === 0) return 'The file has the names of columns, and no rows.'
  return null
}
