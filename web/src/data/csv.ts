const SEPARATORS = [',', ';', '\t', '|']

/** The first rows of a file, for people to look at; the server reads the file by itself. */
export type Head = { columns: string[]; rows: string[][] }

/** Reads the beginning of a file, whose last row may be cut off (IMP-2). */
export function headOf(text: string, cut: boolean, most: number): Head {
  const bare = text.replace(/^\uFEFF/, '')
  const rows = rowsOf(bare, separatorOf(bare), most + 2)
  const whole = cut && rows.length < most + 2 ? rows.slice(0, -1) : rows
  const [columns = [], ...rest] = whole.filter((row) => row.some((cell) => cell.trim() !== ''))
  return { columns: columns.map((name) => name.trim()), rows: rest.slice(0, most) }
}

/** What the first line has most of, outside quotations. */
function separatorOf(text: string): string {
  const line = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)![0].replace(/"(?:[^"]|"")*"/g, '')
  const counts = SEPARATORS.map((separator) => line.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!
}

function rowsOf(text: string, separator: string, most: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length && rows.length < most; at++) {
    const sign = text[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else cell += sign
  }
  if (rows.length < most && (cell !== '' || row.length > 0)) endRow()
  return rows
}

/** A row as a spreadsheet reads it, without formulas it would run (EXP-3). */
export function csvLine(cells: (string | number | null)[]): string {
  return cells.map((cell) => quotedCell(String(cell ?? ''))).join(',') + '\r\n'
}

function quotedCell(text: string): string {
  const tame = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
