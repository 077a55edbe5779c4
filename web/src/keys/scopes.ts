import { type Area, AREAS, type Scope } from '../api/keys'

/** How much a key may do: what its user may, what the presets say, or area by area. */
export type Preset = 'user' | 'all' | 'read' | 'choice'

export type Access = 'none' | 'read' | 'write'

export type Choice = Record<Area, Access>

const WORDS: Record<Area, string> = {
  links: 'Links',
  analytics: 'Analytics',
  domains: 'Domains',
  tags: 'Tags',
  folders: 'Folders',
  groups: 'Partner groups',
  workspaces: 'Workspace',
  webhooks: 'Webhooks',
}

export const NOTHING: Choice = Object.fromEntries(AREAS.map((area) => [area, 'none'])) as Choice

export function areaWords(area: Area): string {
  return WORDS[area]
}

/** What can be chosen for an area. */
export function accessesOf(area: Area): Access[] {
  return area === 'analytics' ? ['none', 'read'] : ['none', 'read', 'write']
}

/** What the API is told. */
export function scopesOf(preset: Preset, choice: Choice): Scope[] {
  switch (preset) {
    case 'user':
      return []
    case 'all':
      return ['apis.all']
    case 'read':
      return ['apis.read']
    case 'choice':
      return AREAS.flatMap((area): Scope[] => {
        const access = choice[area]
        return access === 'none' ? [] : [`${area}.${access}`]
      })
  }
}

/** What a form shows for a key; of scopes for one area, the larger counts. */
export function presetOf(scopes: readonly Scope[]): { preset: Preset; choice: Choice } {
  if (scopes.length === 0) return { preset: 'user', choice: NOTHING }
  if (scopes.length === 1 && scopes[0] === 'apis.all') return { preset: 'all', choice: NOTHING }
  if (scopes.length === 1 && scopes[0] === 'apis.read') return { preset: 'read', choice: NOTHING }
  const choice = { ...NOTHING }
  for (const area of AREAS) {
    if (has(scopes, area, 'write')) choice[area] = area === 'analytics' ? 'read' : 'write'
    else if (has(scopes, area, 'read')) choice[area] = 'read'
  }
  return { preset: 'choice', choice }
}

/** Whether scopes open an area, alone or together with others. */
function has(scopes: readonly Scope[], area: Area, access: 'read' | 'write'): boolean {
  const general = access === 'write' ? 'apis.all' : 'apis.read'
  return scopes.includes(`${area}.${access}`) || (area !== 'webhooks' && scopes.includes(general))
}

/** What a key may do, in few words. */
export function accessWords(scopes: readonly Scope[]): string {
  const { preset, choice } = presetOf(scopes)
  switch (preset) {
    case 'user':
      return 'Everything its user may'
    case 'all':
      return 'All of the API'
    case 'read':
      return 'Read only'
    case 'choice':
      return AREAS.filter((area) => choice[area] !== 'none')
        .map((area) => `${areaWords(area)} ${choice[area]}`)
        .join(' · ')
  }
}
