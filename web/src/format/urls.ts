/** A URL as people read it: without scheme, `www.` and a bare trailing slash. */
export function readable(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '')
  const slash = bare.indexOf('/')
  return slash === bare.length - 1 ? bare.slice(0, -1) : bare
}

/** Whether it begins with a scheme; what follows the colon of `localhost:3000` is a port. */
export function hasScheme(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:[/?#]|$))/i.test(url)
}

/** The host of a URL as somebody typed it; null if it has none yet. */
export function hostOf(url: string): string | null {
  const withScheme = hasScheme(url) ? url : `https://${url}`
  try {
    return new URL(withScheme).host || null
  } catch {
    return null
  }
}

/** Whether a URL may become an anchor: anything else a visitor or a colleague wrote stays text. */
export function isWebUrl(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url)
}

/** Whether pasted text is meant as a destination. */
export function isPastedUrl(text: string): boolean {
  return !/\s/.test(text.trim()) && isWebUrl(text.trim())
}
