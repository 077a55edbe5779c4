import type { Link, LinkFailure, LinkFields } from '../../api/links'

/** The same change for some links. */
export type Step = { ids: string[]; data: LinkFields }

/** Links with the same outcome are changed in one call. */
export function grouped(links: Link[], dataOf: (link: Link) => LinkFields | null): Step[] {
  const steps = new Map<string, Step>()
  for (const link of links) {
    const data = dataOf(link)
    if (!data) continue
    const key = JSON.stringify(data)
    const step = steps.get(key) ?? { ids: [], data }
    step.ids.push(link.id)
    steps.set(key, step)
  }
  return [...steps.values()]
}

const ids = (link: Link) => link.tags.map((tag) => tag.id)

/** Tags put on and taken off; links that have them as wished are left alone. */
export function tagging(links: Link[], add: string[], remove: string[]): Step[] {
  return grouped(links, (link) => {
    const before = ids(link)
    const tagIds = [...before.filter((id) => !remove.includes(id)), ...add.filter((id) => !before.includes(id))]
    return JSON.stringify(tagIds) === JSON.stringify(before) ? null : { tagIds }
  })
}

export function moving(links: Link[], folderId: string | null): Step[] {
  return grouped(links, (link) => (link.folderId === folderId ? null : { folderId }))
}

export function archiving(links: Link[], archived: boolean): Step[] {
  return grouped(links, (link) => (link.archived === archived ? null : { archived }))
}

export function tracking(links: Link[], trackConversion: boolean): Step[] {
  return grouped(links, (link) => (link.trackConversion === trackConversion ? null : { trackConversion }))
}

/** What puts the links back as they are now, as far as the steps change them. */
export function undoing(links: Link[], steps: Step[]): Step[] {
  const touched = new Map(steps.flatMap(({ ids: each, data }) => each.map((id) => [id, data] as const)))
  return grouped(links, (link) => {
    const data = touched.get(link.id)
    if (!data) return null
    return Object.fromEntries(
      Object.keys(data).map((name) => [name, name === 'tagIds' ? ids(link) : link[name as keyof Link]]),
    ) as LinkFields
  })
}

export function isFailure(answer: Link | LinkFailure): answer is LinkFailure {
  return 'error' in answer
}
