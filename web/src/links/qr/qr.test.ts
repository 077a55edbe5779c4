import { describe, expect, it } from 'vitest'
import { contrast, type Design, doubt, USUAL_DESIGN } from './design'
import { svgOf } from './drawing'
import { shapesOf } from './shapes'

const LINK = 'https://s.example/abc?qr=1'
const of = (change: Partial<Design> = {}, logo = false) => shapesOf(LINK, { ...USUAL_DESIGN, ...change }, logo)

describe('shapes of a QR code (UI-4)', () => {
  it('have the margin around them', () => {
    expect(of({ margin: 4 }).size - of({ margin: 0 }).size).toBe(8)
  })

  it('leave a quarter of the sides to the logo', () => {
    const { logo, size, dots } = of({}, true)
    expect(logo!.size / size).toBe(0.25)
    expect(dots.length).toBeLessThan(of().dots.length)
    expect(of().logo).toBeNull()
  })

  it('of square dots have no curves, of round ones have', () => {
    expect(of().dots).not.toContain('a')
    expect(of({ dots: 'extra-rounded' }).dots).toContain('a0.5 0.5')
    expect(of({ border: 'circle' }).markers).toContain('a3.5 3.5')
    expect(of({ centre: 'circle' }).markers).toContain('a1.5 1.5')
  })
})

describe('an SVG of a code', () => {
  it('has the colours, and nothing that could escape from an attribute', () => {
    const design = { ...USUAL_DESIGN, color: '"><script>', background: '' }
    const svg = svgOf(1024, of(), design, null)
    expect(svg).not.toContain('<script>')
    expect(svg).not.toContain('<rect')
    expect(svg).toContain('width="1024"')
  })

  it('carries its logo', () => {
    expect(svgOf(512, of({}, true), USUAL_DESIGN, 'data:image/png;base64,AA==')).toContain('<image href="data:image/png')
  })
})

describe('colours that cameras can tell apart', () => {
  it('are measured as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#777777')).toBe(1)
  })

  it.each<[string, Partial<Design>, boolean]>([
    ['black on white', {}, false],
    ['black on nothing', { background: '' }, false],
    ['pale on white', { color: '#dddddd' }, true],
    ['markers pale', { markerColor: '#eeeeee' }, true],
    ['white on black', { color: '#ffffff', background: '#000000' }, true],
  ])('%s', (_, change, doubtful) => {
    expect(doubt({ ...USUAL_DESIGN, ...change }) !== null).toBe(doubtful)
  })
})
