const SPACE = /[ \t\r\n]*/y
const SCALAR = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Where a text stops being JSON, which browsers do not say, or each in its own words. */
export function breakOf(text: string): { line: number; column: number } {
  const lines = text.slice(0, new Scan(text).end()).split('\n')
  return { line: lines.length, column: lines.at(-1)!.length + 1 }
}

class Scan {
  private at = 0

  constructor(private readonly text: string) {}

  /** How far the text is JSON. */
  end(): number {
    if (this.value()) this.take(SPACE)
    return this.at
  }

  private value(): boolean {
    this.take(SPACE)
    if (this.sign('{')) return this.list('}', () => this.member())
    if (this.sign('[')) return this.list(']', () => this.value())
    return this.take(SCALAR)
  }

  private member(): boolean {
    this.take(SPACE)
    return this.text[this.at] === '"' && this.take(SCALAR) && this.sign(':') && this.value()
  }

  private list(close: string, item: () => boolean): boolean {
    if (this.sign(close)) return true
    do if (!item()) return false
    while (this.sign(','))
    return this.sign(close)
  }

  private sign(wanted: string): boolean {
    this.take(SPACE)
    if (this.text[this.at] !== wanted) return false
    this.at++
    return true
  }

  private take(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return false
    this.at = pattern.lastIndex
    return true
  }
}
