/** The script as it is put into a page. */
export function snippet({
  origin,
  publishableKey,
  refer,
}: {
  /** Of this server. */
  origin: string
  publishableKey: string | null
  /** The short domain whose keys `?via=` names; empty for none. */
  refer: string
}): string {
  const attributes = [`src="${escaped(origin)}/_waymark/analytics.js"`]
  if (publishableKey) attributes.push(`data-publishable-key="${escaped(publishableKey)}"`)
  if (refer) attributes.push(`data-domains='${escaped(JSON.stringify({ refer }), "'")}'`)
  return `<script defer ${attributes.join('\n  ')}></script>`
}

/** As it may stand between quotes of that kind. */
function escaped(text: string, quote = '"'): string {
  return text.replaceAll('&', '&amp;').replaceAll(quote, quote === '"' ? '&quot;' : '&#39;')
}
