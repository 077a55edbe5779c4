import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** Both colours of every token that has two plain ones. */
const tokens = Object.fromEntries(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
)

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const SURFACES = ['canvas', 'surface', 'raised', 'sunken']

const TAGS = ['red', 'yellow', 'green', 'blue', 'purple', 'brown', 'gray', 'pink']

const TEXTS: [string, string[]][] = [
  ['text', [...SURFACES, 'spruce-wash', 'warning-wash']],
  ['text-muted', [...SURFACES, 'spruce-wash']],
  ['text-subtle', SURFACES],
  ['spruce', SURFACES],
  ['danger', ['surface', 'raised', 'danger-wash']],
  ['warning', ['surface', 'raised', 'warning-wash']],
  ['success', ['surface', 'raised', 'success-wash']],
  ['on-spruce', ['spruce', 'spruce-hover']],
  ['on-danger', ['danger']],
  ...TAGS.map((tag): [string, string[]] => [`tag-${tag}`, [`tag-${tag}-wash`, 'surface']]),
]

const STROKES: [string, string[]][] = [
  ['line-strong', ['surface']],
  ['clicks', ['surface']],
  ['blaze', ['surface', 'spruce-wash']],
]

describe.each(['light', 'dark'] as const)('colours of the %s theme', (theme) => {
  const pairs = (rows: [string, string[]][]) => rows.flatMap(([one, others]) => others.map((other) => [one, other]))

  it.each(pairs(TEXTS))('%s is readable on %s (WCAG 1.4.3)', (one, other) => {
    expect(contrast(tokens[one!]![theme], tokens[other!]![theme])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs(STROKES))('%s is visible on %s (WCAG 1.4.11)', (one, other) => {
    expect(contrast(tokens[one!]![theme], tokens[other!]![theme])).toBeGreaterThanOrEqual(3)
  })
})
