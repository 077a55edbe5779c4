import { store, stored } from '../../ui/storage'

export const DOTS = ['square', 'rounded', 'extra-rounded'] as const
export const BORDERS = ['square', 'rounded-square', 'circle'] as const
export const CENTRES = ['square', 'circle'] as const

/** How a QR code looks (UI-4). */
export type Design = {
  dots: (typeof DOTS)[number]
  /** Around each of the three markers in the corners. */
  border: (typeof BORDERS)[number]
  /** Within each marker. */
  centre: (typeof CENTRES)[number]
  color: string
  /** Of the markers; empty for that of the dots. */
  markerColor: string
  /** Empty for none. */
  background: string
  /** In modules. */
  margin: number
  logo: 'none' | 'domain' | 'own'
  /** One's own logo as a data URL; empty for none. */
  picture: string
}

export const USUAL_DESIGN: Design = {
  dots: 'square',
  border: 'square',
  centre: 'square',
  color: '#000000',
  markerColor: '',
  background: '#ffffff',
  margin: 2,
  logo: 'domain',
  picture: '',
}

export const MOST_MARGIN = 8

const HEX = /^#[0-9a-f]{6}$/i

export function isColor(text: string): boolean {
  return HEX.test(text)
}

/** The contrast of two colours by WCAG, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

export function luminance(color: string): number {
  const channel = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** What cameras need between dots and ground. */
const LEAST_CONTRAST = 3

/** Why cameras may fail to read a design; null if they should not. */
export function doubt(design: Design): string | null {
  const ground = design.background === '' ? '#ffffff' : design.background
  const colors = [design.color, design.markerColor || design.color]
  if (colors.some((color) => luminance(color) > luminance(ground))) {
    return 'Light on dark: many cameras do not read this.'
  }
  if (colors.some((color) => contrast(color, ground) < LEAST_CONTRAST)) {
    return 'The colours are too close to each other: some cameras may not read this.'
  }
  return null
}

function nameOf(workspaceId: string, domain: string): string {
  return `waymark.qr.${workspaceId}.${domain}`
}

/** The design that codes of a domain begin with, as this browser remembers it. */
export function designOf(workspaceId: string, domain: string): Design {
  try {
    return { ...USUAL_DESIGN, ...(JSON.parse(stored(nameOf(workspaceId, domain)) ?? '{}') as Partial<Design>) }
  } catch {
    return USUAL_DESIGN
  }
}

export function keepDesign(workspaceId: string, domain: string, design: Design) {
  store(nameOf(workspaceId, domain), JSON.stringify(design))
}
