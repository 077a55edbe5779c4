/** Without characters that people mix up. */
const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Random text of unambiguous letters and digits, each equally likely. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      // the remainder of larger bytes would favour the first letters
      if (byte < LETTERS.length * 4 && text.length < length) text += LETTERS[byte % LETTERS.length]
    }
  }
  return text
}
