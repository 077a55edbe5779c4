import { toLocalInput } from '../../format/dates'
import type { Test, Variant } from './draft'

/** The rules of A/B tests (UI-3, LNK-7). */
export const LEAST_VARIANTS = 2
export const MOST_VARIANTS = 4
export const LEAST_SHARE = 10
export const USUAL_DAYS = 14
export const MOST_DAYS = 42

const DAY = 86_400_000

/** A test of a destination against one still to be entered. */
export function newTest(url: string, now: Date): Test {
  return {
    variants: split([
      { url, percentage: 0 },
      { url: '', percentage: 0 },
    ]),
    startedAt: '',
    endsAt: toLocalInput(new Date(now.getTime() + USUAL_DAYS * DAY)),
  }
}

export function endOf(test: Test): Date | null {
  const moment = new Date(test.endsAt)
  return test.endsAt === '' || Number.isNaN(moment.getTime()) ? null : moment
}

export function sum(variants: Variant[]): number {
  return variants.reduce((total, each) => total + each.percentage, 0)
}

/** Evenly; what does not divide goes to the first ones. */
export function split(variants: Variant[]): Variant[] {
  const share = Math.floor(100 / variants.length)
  const rest = 100 - share * variants.length
  return variants.map((each, index) => ({ ...each, percentage: share + (index < rest ? 1 : 0) }))
}

/** Moves the border behind a variant to a percentage of the whole, as far as both neighbours keep the least share. */
export function withBorder(variants: Variant[], index: number, at: number): Variant[] {
  const left = variants[index]
  const right = variants[index + 1]
  if (!left || !right) return variants
  const start = sum(variants.slice(0, index))
  const both = left.percentage + right.percentage
  const share = Math.round(Math.min(Math.max(at - start, LEAST_SHARE), both - LEAST_SHARE))
  return variants.map((each, place) => {
    if (place === index) return { ...each, percentage: share }
    return place === index + 1 ? { ...each, percentage: both - share } : each
  })
}

/** A share somebody typed; the others keep their proportions as well as they can. */
export function withShare(variants: Variant[], index: number, percentage: number): Variant[] {
  const share = Math.round(Math.min(Math.max(percentage, LEAST_SHARE), 100 - LEAST_SHARE * (variants.length - 1)))
  const others = variants.filter((_, place) => place !== index)
  const before = sum(others) || 1
  const free = 100 - share - LEAST_SHARE * others.length
  const above = others.map((each) => Math.max(0, each.percentage - LEAST_SHARE))
  const spare = above.reduce((total, each) => total + each, 0)
  let given = 0
  const shares = above.map((each, place) => {
    const proportion = spare > 0 ? each / spare : others[place]!.percentage / before
    const part = place === above.length - 1 ? free - given : Math.floor(free * proportion)
    given += part
    return LEAST_SHARE + part
  })
  return variants.map((each, place) =>
    place === index ? { ...each, percentage: share } : { ...each, percentage: shares[place < index ? place : place - 1]! },
  )
}
