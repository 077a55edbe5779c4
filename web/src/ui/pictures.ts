/** What browsers and the server both take for pictures. */
export const PICTURE_TYPES = 'image/png,image/jpeg,image/gif,image/webp'

const DATA = /^data:(image\/[a-z]+);base64,(.*)$/is

export function isDataUrl(text: string): boolean {
  return DATA.test(text)
}

/** The picture in a data URL, which the server's policy lets no element load. */
export function decodedPicture(dataUrl: string): Promise<ImageBitmap> {
  const match = DATA.exec(dataUrl)
  if (!match) return Promise.reject(new Error('no picture in a data URL'))
  const bytes = Uint8Array.from(atob(match[2]!), (letter) => letter.charCodeAt(0))
  return createImageBitmap(new Blob([bytes], { type: match[1]! }))
}

/** Fills a box with the middle of a picture, none of it left empty. */
export function drawCover(canvas: HTMLCanvasElement, picture: ImageBitmap) {
  const context = canvas.getContext('2d')!
  const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height)
  const width = picture.width * scale
  const height = picture.height * scale
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height)
}

/** A file as a data URL of exactly a size, cut to its proportions; fails if it is no picture. */
export async function coverOf(file: Blob, width: number, height: number): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const picture = await createImageBitmap(file)
  const layer = document.createElement('canvas')
  layer.width = width
  layer.height = height
  drawCover(layer, picture)
  const context = canvas.getContext('2d')!
  // what is transparent would be black in a JPEG
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.drawImage(layer, 0, 0)
  return canvas.toDataURL('image/jpeg', 0.88)
}

/** Shows all of a picture in a box, in its middle. */
export function drawContained(
  context: CanvasRenderingContext2D,
  picture: ImageBitmap,
  x: number,
  y: number,
  width: number,
  height: number,
) {
  const scale = Math.min(width / picture.width, height / picture.height)
  const [drawnWidth, drawnHeight] = [picture.width * scale, picture.height * scale]
  context.drawImage(picture, x + (width - drawnWidth) / 2, y + (height - drawnHeight) / 2, drawnWidth, drawnHeight)
}

/** A file as a PNG within a square, nothing cut off, as small as logos need to be. */
export async function logoOf(file: Blob, side: number): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  drawContained(canvas.getContext('2d')!, await createImageBitmap(file), 0, 0, side, side)
  return canvas.toDataURL('image/png')
}
