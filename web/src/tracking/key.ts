const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const LENGTH = 24

/** A new publishable key, each of its letters and digits equally likely. */
export function newKey(): string {
  let text = ''
  while (text.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // the remainder of larger bytes would favour the first letters
      if (byte < LETTERS.length * 4 && text.length < LENGTH) text += LETTERS[byte % LETTERS.length]
    }
  }
  return `dub_pk_${text}`
}
