import type { LinkService } from '../api/serviceImports'

/** What people have to know of a service to import from it. */
export const SERVICES: Record<LinkService, { name: string; token: string; where: string; counts: string }> = {
  bitly: {
    name: 'Bitly',
    token: 'Access token',
    where: 'At Bitly: Settings, API, enter your password, Generate token.',
    counts: 'in the group',
  },
  rebrandly: {
    name: 'Rebrandly',
    token: 'API key',
    where: 'At Rebrandly: Account, API, New API key.',
    counts: '',
  },
  short: {
    name: 'Short.io',
    token: 'Secret API key',
    where: 'At Short.io: Integrations & API, Create API key, private.',
    counts: '',
  },
}
