/** Text with every place where the search is found in it marked. */
export function Highlight({ text, search }: { text: string; search: string | undefined }) {
  return <>{search ? parts(text, search) : text}</>
}

function parts(text: string, search: string) {
  const wanted = search.toLowerCase()
  const lower = text.toLowerCase()
  // some letters change their length in lower case; marks would then be off
  if (lower.length !== text.length) return text
  const found = []
  let from = 0
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    found.push(text.slice(from, at))
    found.push(
      <mark key={at} className="rounded-sm bg-warning-wash text-text">
        {text.slice(at, at + wanted.length)}
      </mark>,
    )
    from = at + wanted.length
  }
  return [...found, text.slice(from)]
}
