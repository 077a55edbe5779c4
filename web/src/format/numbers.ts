const EXACT = new Intl.NumberFormat()
const COMPACT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 })
const WHOLE_PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })
const FINE_PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })

export function exact(value: number): string {
  return EXACT.format(value)
}

/** Short where space is short; the exact number belongs beside it, in a tooltip. */
export function compact(value: number): string {
  return value > 9_999 ? COMPACT.format(value) : EXACT.format(value)
}

/** One decimal below ten percent, none above. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–'
  const share = part / whole
  return (share < 0.1 ? FINE_PERCENT : WHOLE_PERCENT).format(share)
}

export function counted(value: number, one: string, many: string): string {
  return `${exact(value)} ${value === 1 ? one : many}`
}
