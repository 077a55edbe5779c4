import { encode } from 'uqr'
import type { Design } from './design'

/** A code's parts as SVG paths, on a square whose sides are `size` modules long. */
export type Shapes = {
  size: number
  dots: string
  markers: string
  /** Where the logo goes; null without one. */
  logo: { at: number; size: number } | null
}

const MARKER = 7
/** The logo's share of the sides: 256 of 1024. */
const LOGO_SHARE = 0.25

/** Level Q, of which a quarter may be covered (UI-4). */
export function shapesOf(text: string, design: Design, withLogo: boolean): Shapes {
  const { data, size: modules } = encode(text, { ecc: 'Q', border: 0 })
  const size = modules + 2 * design.margin
  const logoSize = size * LOGO_SHARE
  const logo = withLogo ? { at: (size - logoSize) / 2, size: logoSize } : null
  const isDark = (x: number, y: number) =>
    data[y]?.[x] === true && !isMarker(x, y, modules) && !isCovered(x + design.margin, y + design.margin, logo)
  let dots = ''
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      if (isDark(x, y)) dots += dot(x, y, design, isDark)
    }
  }
  return { size, dots, markers: markers(modules, design), logo }
}

function isMarker(x: number, y: number, modules: number): boolean {
  const left = x < MARKER
  const top = y < MARKER
  return (left && top) || (x >= modules - MARKER && top) || (left && y >= modules - MARKER)
}

function isCovered(x: number, y: number, logo: Shapes['logo']): boolean {
  if (!logo) return false
  const from = logo.at - 1
  const to = logo.at + logo.size
  return x > from && x < to && y > from && y < to
}

const RADII = { square: 0, rounded: 0.3, 'extra-rounded': 0.5 } as const

/** A module; corners are round where it touches no other. */
function dot(x: number, y: number, design: Design, isDark: (x: number, y: number) => boolean): string {
  const radius = RADII[design.dots]
  const [top, right, bottom, left] = [isDark(x, y - 1), isDark(x + 1, y), isDark(x, y + 1), isDark(x - 1, y)]
  return rectangle(x + design.margin, y + design.margin, 1, [
    top || left ? 0 : radius,
    top || right ? 0 : radius,
    bottom || right ? 0 : radius,
    bottom || left ? 0 : radius,
  ])
}

function markers(modules: number, design: Design): string {
  const far = modules - MARKER + design.margin
  const near = design.margin
  return [
    [near, near],
    [far, near],
    [near, far],
  ]
    .map(([x, y]) => ring(x!, y!, design.border) + centre(x! + 2, y! + 2, design.centre))
    .join('')
}

function ring(x: number, y: number, border: Design['border']): string {
  if (border === 'circle') return circle(x + 3.5, y + 3.5, 3.5) + circle(x + 3.5, y + 3.5, 2.5)
  const [outer, inner] = border === 'square' ? [0, 0] : [2, 1.1]
  return rectangle(x, y, 7, Array(4).fill(outer)) + rectangle(x + 1, y + 1, 5, Array(4).fill(inner))
}

function centre(x: number, y: number, shape: Design['centre']): string {
  return shape === 'circle' ? circle(x + 1.5, y + 1.5, 1.5) : rectangle(x, y, 3, [0, 0, 0, 0])
}

/** Clockwise from the upper left corner, which is also how the radii are given. */
function rectangle(x: number, y: number, side: number, [a = 0, b = 0, c = 0, d = 0]: number[]): string {
  const corner = (radius: number, dx: number, dy: number) =>
    radius === 0 ? '' : `a${radius} ${radius} 0 0 1 ${dx * radius} ${dy * radius}`
  return (
    `M${x + a} ${y}H${x + side - b}${corner(b, 1, 1)}V${y + side - c}${corner(c, -1, 1)}` +
    `H${x + d}${corner(d, -1, -1)}V${y + a}${corner(a, 1, -1)}Z`
  )
}

function circle(x: number, y: number, radius: number): string {
  const half = (direction: number) => `a${radius} ${radius} 0 1 0 ${direction * 2 * radius} 0`
  return `M${x - radius} ${y}${half(1)}${half(-1)}Z`
}
