export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

const MOST = 2 * 1024 * 1024

/** Why a file cannot be a picture here; null if it can. */
export function pictureProblem({ type, size }: { type: string; size: number }): string | null {
  if (!PICTURE_TYPES.includes(type)) return 'Choose a PNG, JPEG, GIF or WebP picture.'
  return size > MOST ? 'The picture is larger than 2 MB.' : null
}

export function dataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'))
    reader.readAsDataURL(file)
  })
}
