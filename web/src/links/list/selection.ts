/** The ids between two of a list, both included; only the second if the first is not there. */
export function range(ids: string[], from: string | null, to: string): string[] {
  const end = ids.indexOf(to)
  const start = from === null ? end : ids.indexOf(from)
  if (start < 0) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** A selection with some put in, or taken out. */
export function withIds(selected: ReadonlySet<string>, ids: string[], on: boolean): ReadonlySet<string> {
  const after = new Set(selected)
  for (const id of ids) {
    if (on) after.add(id)
    else after.delete(id)
  }
  return after
}
