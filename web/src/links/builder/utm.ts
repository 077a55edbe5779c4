export const UTM = [
  { name: 'utm_source', label: 'Source', example: 'newsletter' },
  { name: 'utm_medium', label: 'Medium', example: 'email' },
  { name: 'utm_campaign', label: 'Campaign', example: 'spring-sale' },
  { name: 'utm_term', label: 'Term', example: 'running shoes' },
  { name: 'utm_content', label: 'Content', example: 'header-link' },
  { name: 'ref', label: 'Referral', example: 'partner' },
] as const

export type UtmName = (typeof UTM)[number]['name']

type Parts = { before: string; query: string[]; fragment: string }

/** Cuts a URL as somebody is typing it, which need not be one yet. */
function cut(url: string): Parts {
  const hash = url.indexOf('#')
  const fragment = hash < 0 ? '' : url.slice(hash)
  const rest = hash < 0 ? url : url.slice(0, hash)
  const mark = rest.indexOf('?')
  if (mark < 0) return { before: rest, query: [], fragment }
  const query = rest
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair !== '')
  return { before: rest.slice(0, mark), query, fragment }
}

function nameOf(pair: string): string {
  return decoded(pair.split('=', 1)[0]!)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The value of a parameter, the last one if there are several, empty if there is none. */
export function parameter(url: string, name: string): string {
  const pair = cut(url).query.findLast((each) => nameOf(each) === name)
  return pair === undefined ? '' : decoded(pair.slice(pair.indexOf('=') + 1 || pair.length))
}

/** The URL with a parameter changed in its place; empty values take it out, all else stays as written. */
export function withParameter(url: string, name: string, value: string): string {
  const { before, query, fragment } = cut(url)
  const pair = `${name}=${encodeURIComponent(value)}`
  const at = query.findIndex((each) => nameOf(each) === name)
  const others = query.filter((each) => nameOf(each) !== name)
  if (value !== '') others.splice(at < 0 ? others.length : at, 0, pair)
  return before + (others.length === 0 ? '' : `?${others.join('&')}`) + fragment
}

/** A destination with the parameters of a template; those the template leaves open stay. */
export function withTemplate(url: string, template: Record<UtmName, string | null>): string {
  return UTM.reduce((result, { name }) => {
    const value = template[name]
    return value ? withParameter(result, name, value) : result
  }, url)
}
