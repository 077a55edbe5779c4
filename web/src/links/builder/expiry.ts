const MINUTE = 60_000
const NOON = { hours: 12, minutes: 0 }

const UNITS: Record<string, number> = { minute: MINUTE, min: MINUTE, hour: 60 * MINUTE, h: 60 * MINUTE }
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type Clock = { hours: number; minutes: number }

/**
 * The moment that words mean, on the reader's own clock; null if they mean nothing here, which the
 * server may still understand. Days without a time mean noon, as they do there (LNK-28).
 */
export function understood(words: string, now: Date): Date | null {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '') return null
  return exact(text) ?? after(text, now) ?? onDay(text, now)
}

/** ISO forms, with or without zone. */
function exact(text: string): Date | null {
  const iso = /^(\d{4}-\d\d-\d\d)[t ](\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)\s?(z|[+-]\d\d:?\d\d)?$/.exec(text)
  if (!iso) return null
  const clock = iso[2]!.replace(/^(?=\d:)/, '0')
  return valid(new Date(`${iso[1]}T${clock}${(iso[3] ?? '').toUpperCase()}`))
}

/** “in 2 weeks”, “3 days from now”, “10 minutes”. */
function after(text: string, now: Date): Date | null {
  const match = /^(?:in )?(an?|\d{1,5}|[a-z]+) (min|minute|hour|h|day|week|month|quarter|year)s?(?: from now)?$/.exec(text)
  const next = /^next (week|month|quarter|year)$/.exec(text)
  if (!match && !next) return null
  const count = next ? 1 : number(match![1]!)
  if (count === null) return null
  return shifted(now, count, next ? next[1]! : match![2]!)
}

function number(text: string): number | null {
  if (text === 'a' || text === 'an') return 1
  if (/^\d+$/.test(text)) return Number(text)
  const named = NUMBERS.indexOf(text)
  return named < 0 ? null : named
}

function shifted(now: Date, count: number, unit: string): Date | null {
  const fixed = UNITS[unit]
  if (fixed) return valid(new Date(now.getTime() + count * fixed))
  const moment = new Date(now)
  if (unit === 'day') moment.setDate(moment.getDate() + count)
  else if (unit === 'week') moment.setDate(moment.getDate() + 7 * count)
  else addMonths(moment, count * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12))
  return valid(moment)
}

/** A month after 31 January is the last of February. */
function addMonths(moment: Date, count: number) {
  const day = moment.getDate()
  moment.setDate(1)
  moment.setMonth(moment.getMonth() + count)
  moment.setDate(Math.min(day, new Date(moment.getFullYear(), moment.getMonth() + 1, 0).getDate()))
}

/** “tomorrow at 5pm”, “next friday”, “31 Dec 18:00”, “2026-12-31”. */
function onDay(text: string, now: Date): Date | null {
  const { rest, clock } = cutClock(text)
  if (rest === '' && clock) return nextTime(clock, now)
  const day = namedDay(rest, now) ?? calendarDay(rest, now)
  if (!day) return null
  const { hours, minutes } = clock ?? NOON
  return valid(new Date(day.getFullYear(), day.getMonth(), day.getDate(), hours, minutes))
}

/** Takes the time of day off the end. */
function cutClock(text: string): { rest: string; clock: Clock | null } {
  const match = /(?:^|[ ,]+(?:at )?|^at )(?:(\d{1,2}):(\d\d)(?: ?([ap])\.?m\.?)?|(\d{1,2}) ?([ap])\.?m\.?|(noon|midnight))$/.exec(text)
  if (!match) return { rest: text, clock: null }
  const rest = text.slice(0, match.index).replace(/[ ,]+$/, '')
  if (match[6]) return { rest, clock: { hours: match[6] === 'noon' ? 12 : 0, minutes: 0 } }
  const half = match[3] ?? match[5]
  const written = Number(match[1] ?? match[4])
  const minutes = Number(match[2] ?? 0)
  if (minutes > 59 || written > (half ? 12 : 23) || (half && written === 0)) return { rest: text, clock: null }
  const hours = half ? (written % 12) + (half === 'p' ? 12 : 0) : written
  return { rest, clock: { hours, minutes } }
}

function nextTime(clock: Clock, now: Date): Date {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), clock.hours, clock.minutes)
  if (today <= now) today.setDate(today.getDate() + 1)
  return today
}

function namedDay(text: string, now: Date): Date | null {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  if (text === 'today') return day
  if (text === 'tomorrow') return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)
  const weekday = /^(?:on |this |next )?([a-z]{3,9})$/.exec(text)
  const index = weekday ? WEEKDAYS.findIndex((short) => isName(weekday[1]!, short, FULL_WEEKDAYS)) : -1
  if (index < 0) return null
  const distance = (index - day.getDay() + 7) % 7 || 7
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + distance)
}

const FULL_WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const FULL_MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]

/** Whether a word is a name, or a beginning of it that is at least its short form. */
function isName(word: string, short: string, all: string[]): boolean {
  return word.startsWith(short) && all.some((full) => full.startsWith(word))
}

function calendarDay(text: string, now: Date): Date | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]))
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (slashes) return dayOf(Number(slashes[3]), Number(slashes[1]) - 1, Number(slashes[2]))
  const dayFirst = /^(?:on )?(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]+)\.?,?(?: (\d{4}))?$/.exec(text)
  const monthFirst = /^(?:on )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?$/.exec(text)
  const [name, date, year] = dayFirst ? [dayFirst[2], dayFirst[1], dayFirst[3]] : (monthFirst?.slice(1) ?? [])
  const month = name ? MONTHS.findIndex((short) => isName(name, short, FULL_MONTHS)) : -1
  if (month < 0) return null
  if (year) return dayOf(Number(year), month, Number(date))
  const thisYear = dayOf(now.getFullYear(), month, Number(date))
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  return thisYear && thisYear < today ? dayOf(now.getFullYear() + 1, month, Number(date)) : thisYear
}

/** Null for days such as 31 February. */
function dayOf(year: number, month: number, date: number): Date | null {
  const day = new Date(year, month, date)
  return day.getMonth() === month && day.getDate() === date ? day : null
}

function valid(moment: Date): Date | null {
  return Number.isNaN(moment.getTime()) ? null : moment
}
