const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const INITIAL_BIAS = 72
const INITIAL_CODE_POINT = 128
const LARGEST = 0x10ffff

/** A key as people wrote it: the API shows letters outside ASCII as Punycode, between dots only (LNK-19). */
export function readableKey(key: string): string {
  return key
    .split('.')
    .map((part) => (part.startsWith('xn--') ? decoded(part.slice(4)) || part : part))
    .join('.')
}

/** RFC 3492, 6.2; null if the text is no Punycode. */
function decoded(text: string): string | null {
  const delimiter = text.lastIndexOf('-')
  const output = [...text.slice(0, Math.max(0, delimiter))].map((each) => each.codePointAt(0)!)
  let codePoint = INITIAL_CODE_POINT
  let index = 0
  let bias = INITIAL_BIAS
  let at = delimiter < 0 ? 0 : delimiter + 1
  while (at < text.length) {
    const before = index
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = at < text.length ? parseInt(text[at++]!, BASE) : NaN
      if (Number.isNaN(digit)) return null
      index += valueOf(digit) * weight
      if (index > Number.MAX_SAFE_INTEGER) return null
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (valueOf(digit) < threshold) break
      weight *= BASE - threshold
    }
    bias = adapted(index - before, output.length + 1, before === 0)
    codePoint += Math.floor(index / (output.length + 1))
    index %= output.length + 1
    if (codePoint > LARGEST) return null
    output.splice(index++, 0, codePoint)
  }
  return String.fromCodePoint(...output)
}

/** Punycode counts letters before digits, where `parseInt` counts digits before letters. */
function valueOf(digit: number): number {
  return digit < 10 ? digit + 26 : digit - 10
}

function adapted(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2))
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}
