import { decodedPicture, drawContained } from '../../ui/pictures'
import type { Design } from './design'
import type { Shapes } from './shapes'

/** Draws a code over all of a canvas. */
export function draw(canvas: HTMLCanvasElement, shapes: Shapes, design: Design, logo: ImageBitmap | null, ground = '') {
  const context = canvas.getContext('2d')!
  const scale = canvas.width / shapes.size
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  const background = design.background || ground
  if (background !== '') {
    context.fillStyle = background
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.fillStyle = design.color
  context.fill(new Path2D(shapes.dots))
  context.fillStyle = design.markerColor || design.color
  context.fill(new Path2D(shapes.markers), 'evenodd')
  if (logo && shapes.logo) {
    const { at, size } = shapes.logo
    drawContained(context, logo, at, at, size, size)
  }
}

/** A code as a file of `image/png` or `image/jpeg`; the latter knows no transparency. */
export function fileOf(
  type: 'image/png' | 'image/jpeg',
  size: number,
  shapes: Shapes,
  design: Design,
  logo: ImageBitmap | null,
): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  draw(canvas, shapes, design, logo, type === 'image/jpeg' ? '#ffffff' : '')
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made'))), type, 0.92)
  })
}

/** A code as an SVG document; the logo is part of it. */
export function svgOf(size: number, shapes: Shapes, design: Design, logo: string | null): string {
  const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const background = design.background
    ? `<rect width="${shapes.size}" height="${shapes.size}" fill="${attribute(design.background)}"/>`
    : ''
  const picture =
    logo && shapes.logo
      ? `<image href="${attribute(logo)}" x="${shapes.logo.at}" y="${shapes.logo.at}" width="${shapes.logo.size}" height="${shapes.logo.size}"/>`
      : ''
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${shapes.size} ${shapes.size}">` +
    `${background}<path fill="${attribute(design.color)}" d="${shapes.dots}"/>` +
    `<path fill="${attribute(design.markerColor || design.color)}" fill-rule="evenodd" d="${shapes.markers}"/>${picture}</svg>`
  )
}

export type Logo = { bitmap: ImageBitmap; dataUrl: string }

/** A logo from a data URL, or an address on this host; others are not asked. */
export async function loadLogo(source: string): Promise<Logo> {
  if (source.startsWith('data:')) return { bitmap: await decodedPicture(source), dataUrl: source }
  const response = await fetch(source)
  if (!response.ok) throw new Error(`${source}: ${response.status}`)
  const blob = await response.blob()
  return { bitmap: await createImageBitmap(blob), dataUrl: await dataUrlOf(blob) }
}

export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
