import { FileUp } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { Button } from '../ui/Button'
import { classes } from '../ui/classes'

const KILO = 1024

/** Takes a file by choosing or dropping it. */
export function FilePicker({
  file,
  problem,
  onChoose,
}: {
  file: File | null
  problem: string | null
  onChoose: (file: File) => void
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer.files[0]
        if (dropped) onChoose(dropped)
      }}
      className={classes(
        'flex flex-wrap items-center gap-3 rounded-md border border-dashed border-line-strong px-4 py-4',
        over && 'bg-spruce-wash',
      )}
    >
      <FileUp size={24} strokeWidth={1.25} aria-hidden className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        {file ? (
          <p className="truncate font-semibold">
            <bdi>{file.name}</bdi> <span className="font-normal text-muted">{size(file.size)}</span>
          </p>
        ) : (
          <p className="font-semibold">A CSV file, with the names of its columns in the first line</p>
        )}
        <p role="alert" className="text-danger empty:hidden">
          {problem}
        </p>
        {!problem && (
          <p id={id} className="text-xs text-subtle">
            In UTF-8, separated by commas, semicolons, tabs or bars. Exports of other services fit.
          </p>
        )}
      </div>
      <Button onClick={() => input.current?.click()} aria-describedby={problem ? undefined : id}>
        {file ? 'Another file…' : 'Choose a file…'}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        aria-label="CSV file"
        hidden
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen) onChoose(chosen)
          // so that the same file can be chosen again, once it is mended
          event.target.value = ''
        }}
      />
    </div>
  )
}

function size(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`
  const kilobytes = bytes / KILO
  return kilobytes < KILO ? `${kilobytes.toFixed(kilobytes < 10 ? 1 : 0)} kB` : `${(kilobytes / KILO).toFixed(1)} MB`
}
