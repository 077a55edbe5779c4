import type { Domain } from '../api/domains'

export type AppFile = 'appleAppSiteAssociation' | 'assetLinks' | 'deepviewData'

export const APP_FILES: {
  name: AppFile
  label: string
  help: string
  /** Where visitors' phones find it; undefined if it is not public. */
  path?: string
  example: unknown
  /** How the API begins its refusal. */
  refusal: string
}[] = [
  {
    name: 'appleAppSiteAssociation',
    label: 'apple-app-site-association',
    help: 'Opens links in your iOS app.',
    path: '/.well-known/apple-app-site-association',
    example: {
      applinks: { details: [{ appIDs: ['TEAMID.com.example.app'], components: [{ '/': '*' }] }] },
    },
    refusal: 'Invalid Apple App Site Association',
  },
  {
    name: 'assetLinks',
    label: 'assetlinks.json',
    help: 'Opens links in your Android app.',
    path: '/.well-known/assetlinks.json',
    example: [
      {
        relation: ['delegate_permission/common.handle_all_urls'],
        target: {
          namespace: 'android_app',
          package_name: 'com.example.app',
          sha256_cert_fingerprints: ['00:11:22:33'],
        },
      },
    ],
    refusal: 'Invalid Asset Links',
  },
  {
    name: 'deepviewData',
    label: 'Deep view',
    help: 'Settings of the page between a link and an app that is not installed.',
    example: {},
    refusal: 'Invalid Deep View data',
  },
]

/** The file that a refusal of the API is about; null if about none. */
export function fileOfRefusal(message: string): AppFile | null {
  return APP_FILES.find(({ refusal }) => message.startsWith(refusal))?.name ?? null
}

/** What an editor begins with: `{}` of a new domain is as good as nothing. */
export function editable(domain: Domain, name: AppFile): string {
  const text = domain[name]
  return text === null || text === '{}' ? '' : text
}
