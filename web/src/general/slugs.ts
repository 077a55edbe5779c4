const FORM = /^[a-z0-9][a-z0-9-]{1,46}[a-z0-9]$/

/** What is wrong with a workspace's name in addresses, or null. */
export function slugProblem(slug: string): string | null {
  return FORM.test(slug) ? null : '3 to 48 lower-case letters, digits and dashes, a letter or digit at each end.'
}

/** A name in addresses for a workspace that is called so; perhaps not a whole one yet. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
    .replace(/-$/, '')
}
