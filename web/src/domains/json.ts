import { breakOf } from './jsonPlace'

/** What is wrong with a text that should be JSON, and where; null if nothing is. */
export function jsonProblem(text: string): string | null {
  if (text.trim() === '') return null
  try {
    JSON.parse(text)
    return null
  } catch {
    const { line, column } = breakOf(text)
    return `This is not JSON: see line ${line}, column ${column}.`
  }
}

/** JSON with a line for each member; what is no JSON stays as it is. */
export function formatted(text: string): string {
  try {
    return text.trim() === '' ? '' : JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

/** Whether two texts say the same, whatever white space they have. */
export function sameJson(one: string, other: string): boolean {
  return one === other || compact(one) === compact(other)
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text.trim()
  }
}
