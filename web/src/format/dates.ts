const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: 'always', style: 'short' })
const THIS_YEAR = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const OTHER_YEAR = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const LOCAL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' })
const UTC = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
})

/** “just now” within a minute, relative within a day, then the day, with its year if another one. */
export function age(moment: Date, now: Date): string {
  const distance = moment.getTime() - now.getTime()
  const size = Math.abs(distance)
  if (size < MINUTE) return 'just now'
  if (size < HOUR) return RELATIVE.format(Math.trunc(distance / MINUTE), 'minute')
  if (size < DAY) return RELATIVE.format(Math.trunc(distance / HOUR), 'hour')
  return (moment.getFullYear() === now.getFullYear() ? THIS_YEAR : OTHER_YEAR).format(moment)
}

/** Beyond doubt, for tooltips: in the reader's zone and in UTC. */
export function absolute(moment: Date): string {
  if (moment.getTimezoneOffset() === 0) return LOCAL.format(moment)
  return `${LOCAL.format(moment)} (${UTC.format(moment)} UTC)`
}

/** What a `datetime-local` input holds for a moment: the clock of the reader's zone. */
export function toLocalInput(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * MINUTE)
  return shifted.toISOString().slice(0, 16)
}

/** The ISO form of what a `datetime-local` input holds; null if it holds none. */
export function fromLocalInput(value: string): string | null {
  const moment = new Date(value)
  return value === '' || Number.isNaN(moment.getTime()) ? null : moment.toISOString()
}
