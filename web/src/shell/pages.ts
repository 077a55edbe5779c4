import {
  AppWindow,
  ArrowDownUp,
  ChartNoAxesColumn,
  Folder,
  Globe,
  History,
  KeyRound,
  Link2,
  type LucideIcon,
  Plug,
  Radar,
  ScrollText,
  Settings,
  Tag,
  TextCursorInput,
  Users,
  Webhook,
} from 'lucide-react'

/** A place in a workspace that is always one step away. */
export type Page = { to: PagePath; label: string; icon: LucideIcon; exact: boolean }

export type PagePath =
  | '/$workspace/links'
  | '/$workspace/links/analytics'
  | '/$workspace/links/folders'
  | '/$workspace/links/tags'
  | '/$workspace/links/utm'
  | '/$workspace/settings/general'
  | '/$workspace/settings/people'
  | '/$workspace/settings/domains'
  | '/$workspace/settings/tracking'
  | '/$workspace/settings/keys'
  | '/$workspace/settings/webhooks'
  | '/$workspace/settings/apps'
  | '/$workspace/settings/connected'
  | '/$workspace/settings/logs'
  | '/$workspace/settings/audit'
  | '/$workspace/settings/data'

const LINKS: Page = { to: '/$workspace/links', label: 'Links', icon: Link2, exact: true }
const ANALYTICS: Page = {
  to: '/$workspace/links/analytics',
  label: 'Analytics',
  icon: ChartNoAxesColumn,
  exact: false,
}
const FOLDERS: Page = { to: '/$workspace/links/folders', label: 'Folders', icon: Folder, exact: false }
const TAGS: Page = { to: '/$workspace/links/tags', label: 'Tags', icon: Tag, exact: false }
const UTM: Page = { to: '/$workspace/links/utm', label: 'UTM templates', icon: TextCursorInput, exact: false }
const GENERAL: Page = { to: '/$workspace/settings/general', label: 'General', icon: Settings, exact: false }
const PEOPLE: Page = { to: '/$workspace/settings/people', label: 'People', icon: Users, exact: false }
const DOMAINS: Page = { to: '/$workspace/settings/domains', label: 'Domains', icon: Globe, exact: false }
const TRACKING: Page = { to: '/$workspace/settings/tracking', label: 'Tracking', icon: Radar, exact: false }
const KEYS: Page = { to: '/$workspace/settings/keys', label: 'API keys', icon: KeyRound, exact: false }
const WEBHOOKS: Page = { to: '/$workspace/settings/webhooks', label: 'Webhooks', icon: Webhook, exact: false }
const APPS: Page = { to: '/$workspace/settings/apps', label: 'OAuth apps', icon: AppWindow, exact: false }
const CONNECTED: Page = { to: '/$workspace/settings/connected', label: 'Connected apps', icon: Plug, exact: false }
const LOGS: Page = { to: '/$workspace/settings/logs', label: 'Request log', icon: ScrollText, exact: false }
const AUDIT: Page = { to: '/$workspace/settings/audit', label: 'Audit log', icon: History, exact: false }
const DATA: Page = { to: '/$workspace/settings/data', label: 'Import & export', icon: ArrowDownUp, exact: false }

/** The sidebar's pages; the first group needs no name. */
export const GROUPS: { label: string; pages: Page[] }[] = [
  { label: '', pages: [LINKS, ANALYTICS] },
  { label: 'Library', pages: [FOLDERS, TAGS, UTM] },
  {
    label: 'Settings',
    pages: [GENERAL, PEOPLE, DOMAINS, TRACKING, CONNECTED, KEYS, APPS, WEBHOOKS, LOGS, AUDIT, DATA],
  },
]

/** Where the width is for few: these, and a way to the others. */
export const FIRST: Page[] = [LINKS, ANALYTICS, DOMAINS]

export const MORE: Page[][] = [
  [FOLDERS, TAGS, UTM],
  [GENERAL, PEOPLE, TRACKING, CONNECTED, KEYS, APPS, WEBHOOKS, LOGS, AUDIT, DATA],
]
