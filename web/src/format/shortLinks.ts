import { readableKey } from './punycode'

/** The key of a domain's own link, which is at its root and may lead nowhere. */
export const ROOT = '_root'

/** A short link without its scheme, as people write it. */
export function nameOf({ domain, key }: { domain: string; key: string }): string {
  return key === ROOT ? domain : `${domain}/${readableKey(key)}`
}
