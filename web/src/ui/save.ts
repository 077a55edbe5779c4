const SOON = 60_000

/** Hands a file to the browser's downloads. */
export function save(blob: Blob, name: string) {
  const anchor = document.createElement('a')
  anchor.href = URL.createObjectURL(blob)
  anchor.download = name
  anchor.click()
  // some browsers begin to read only later
  setTimeout(() => URL.revokeObjectURL(anchor.href), SOON)
}
