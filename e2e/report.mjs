// Runs test files with Node's runner and ends with the line that ./waymark test adds up:
//   node report.mjs [--at-once <files>] <file>...
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'

const counts = { passed: 0, failed: 0, skipped: 0 }

function count(outcome) {
  return ({ skip, todo, details }) => {
    if (details?.type === 'suite' && skip === undefined) return
    counts[skip !== undefined || todo !== undefined ? 'skipped' : outcome]++
  }
}

/** A file that takes this long in milliseconds hangs. */
const LONGEST = 10 * 60_000

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { 'at-once': { type: 'string', default: '1' } },
})

const tests = run({ files, concurrency: Number(values['at-once']), timeout: LONGEST })
tests.on('test:pass', count('passed'))
tests.on('test:fail', count('failed'))
tests.compose(new spec()).pipe(process.stdout)
tests.on('end', () => {
  process.exitCode = counts.failed > 0 ? 1 : 0
  process.on('exit', () => console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`))
})
