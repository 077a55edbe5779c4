import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { parseAnalyticsSearch } from './analytics/search'
import { ApiError } from './api/client'
import { listDashboards } from './api/dashboards'
import { userQuery, type Workspace, workspacesQuery } from './api/session'
import { setUpQuery } from './api/setUp'
import { parseDataSearch } from './data/search'
import { parseDomainSearch } from './domains/search'
import { parseLinkSearch } from './links/list/search'
import { newLinkOf, parseQuickCreate } from './links/quickCreate'
import { parseAuditSearch, parseRequestSearch } from './logs/search'
import { parseAuthorization } from './oauth/authorization'
import { parseSearch, stringifySearch } from './searchParams'
import { parseListSearch } from './shell/listSearch'
import { NoWorkspace, NotFound, PageFailure } from './shell/Messages'
import { Shell } from './shell/Shell'
import { rememberedWorkspace } from './shell/workspaces'
import { oldSlug } from './general/oldSlug'
import { type Refusal, refusalOf } from './sign-in/refusals'
import { SignInPage } from './sign-in/SignInPage'
import { parseTagSearch } from './tags/search'

type Context = { queries: QueryClient }

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFailure,
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search: Record<string, unknown>): { next?: string; refused?: Refusal } => {
    const refused = refusalOf(search.refused)
    return {
      ...(typeof search.next === 'string' && isOwnPath(search.next) ? { next: search.next } : {}),
      ...(refused ? { refused } : {}),
    }
  },
  beforeLoad: async ({ context, search }) => {
    // whoever comes back from the provider is told why first
    if (!search.refused && (await isNew(context.queries))) throw redirect({ to: '/set-up' })
  },
  component: SignInPage,
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./sign-in/SetUpPage'), 'SetUpPage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyRouteComponent(() => import('./sign-in/ForgotPage'), 'ForgotPage'),
})

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('./sign-in/ResetPage'), 'ResetPage'),
})

const signInLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in-link',
  component: lazyRouteComponent(() => import('./sign-in/LinkPage'), 'LinkPage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./sign-in/ConfirmEmailPage'), 'ConfirmEmailPage'),
})

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(() => import('./sign-in/InvitePage'), 'InvitePage'),
})

const inviteLink = createRoute({
  getParentRoute: () => root,
  path: '/invite/link',
  component: lazyRouteComponent(() => import('./sign-in/JoinPage'), 'JoinPage'),
})

/** Whether nobody has an account yet; if that cannot be told, signing in is what is left. */
async function isNew(queries: QueryClient): Promise<boolean> {
  try {
    return (await queries.fetchQuery(setUpQuery)).needed
  } catch {
    return false
  }
}

/** Never another site, whatever a link to the sign-in page says. */
function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path)
}

async function signedInWorkspaces(queries: QueryClient, here: string): Promise<Workspace[]> {
  try {
    const [workspaces] = await Promise.all([
      queries.ensureQueryData(workspacesQuery),
      queries.ensureQueryData(userQuery),
    ])
    return workspaces
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 401) {
      throw redirect({ to: '/login', search: here === '/' ? {} : { next: here } })
    }
    throw failure
  }
}

/** The workspace seen last in this browser, or any. */
function usual(workspaces: Workspace[]): Workspace | undefined {
  const last = rememberedWorkspace()
  return workspaces.find((workspace) => workspace.slug === last) ?? workspaces[0]
}

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const first = usual(await signedInWorkspaces(context.queries, '/'))
    if (first) throw redirect({ to: '/$workspace/links', params: { workspace: first.slug } })
  },
  component: NoWorkspace,
})

/** Where a visitor ends who typed an address behind a short domain (RED-5). */
const quickCreate = createRoute({
  getParentRoute: () => root,
  path: '/new',
  validateSearch: parseQuickCreate,
  beforeLoad: async ({ context, search, location }) => {
    const here = location.pathname + location.searchStr
    const first = usual(await signedInWorkspaces(context.queries, here))
    if (first) {
      throw redirect({
        to: '/$workspace/links',
        params: { workspace: first.slug },
        state: { newLink: newLinkOf(search) },
        replace: true,
      })
    }
  },
  component: NoWorkspace,
})

/** Where a link's statistics are shared (RED-3): its workspace's members see them. */
const shared = createRoute({
  getParentRoute: () => root,
  path: '/share/$dashboardId',
  beforeLoad: async ({ context, params, location }) => {
    const workspaces = await signedInWorkspaces(context.queries, location.pathname)
    for (const { id, slug } of workspaces) {
      const dashboard = (await listDashboards(id)).find((each) => each.id === params.dashboardId)
      if (dashboard?.linkId) {
        const search = { linkId: dashboard.linkId }
        throw redirect({ to: '/$workspace/links/analytics', params: { workspace: slug }, search, replace: true })
      }
      if (dashboard?.folderId) {
        const search = { folderId: dashboard.folderId }
        throw redirect({ to: '/$workspace/links', params: { workspace: slug }, search, replace: true })
      }
    }
    throw notFound()
  },
})

/** What people change about themselves. */
const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  beforeLoad: async ({ context, location }) => {
    await signedInWorkspaces(context.queries, location.pathname)
  },
  component: lazyRouteComponent(() => import('./account/AccountPage'), 'AccountPage'),
})

/** Where apps send users (b.5); what it asks for is in the address. */
const consent = createRoute({
  getParentRoute: () => root,
  path: '/oauth/authorize',
  validateSearch: parseAuthorization,
  beforeLoad: async ({ context, location }) => {
    await signedInWorkspaces(context.queries, location.pathname + location.searchStr)
  },
  component: lazyRouteComponent(() => import('./oauth/ConsentPage'), 'ConsentPage'),
})

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/$workspace',
  beforeLoad: async ({ context, params, location }) => {
    const here = location.pathname + location.searchStr
    const workspaces = await signedInWorkspaces(context.queries, here)
    const found = workspaces.find((each) => each.slug === params.workspace)
    const slug = found ? null : await oldSlug(params.workspace, workspaces)
    if (slug) {
      const href = here.replace(`/${params.workspace}`, `/${slug}`)
      throw redirect({ href, replace: true })
    }
    return { workspace: found ?? null }
  },
  component: Shell,
})

const links = createRoute({
  getParentRoute: () => workspace,
  path: '/links',
  validateSearch: parseLinkSearch,
  component: lazyRouteComponent(() => import('./links/LinksPage'), 'LinksPage'),
})

const analytics = createRoute({
  getParentRoute: () => workspace,
  path: '/links/analytics',
  validateSearch: parseAnalyticsSearch,
  component: lazyRouteComponent(() => import('./analytics/AnalyticsPage'), 'AnalyticsPage'),
})

const tags = createRoute({
  getParentRoute: () => workspace,
  path: '/links/tags',
  validateSearch: parseTagSearch,
  component: lazyRouteComponent(() => import('./tags/TagsPage'), 'TagsPage'),
})

const folders = createRoute({
  getParentRoute: () => workspace,
  path: '/links/folders',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./folders/FoldersPage'), 'FoldersPage'),
})

const folderMembers = createRoute({
  getParentRoute: () => workspace,
  path: '/links/folders/$folderId/members',
  component: lazyRouteComponent(() => import('./folders/MembersPage'), 'MembersPage'),
})

const utm = createRoute({
  getParentRoute: () => workspace,
  path: '/links/utm',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('./utm/TemplatesPage'), 'TemplatesPage'),
})

const general = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/general',
  component: lazyRouteComponent(() => import('./general/GeneralPage'), 'GeneralPage'),
})

const people = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/people',
  component: lazyRouteComponent(() => import('./people/PeoplePage'), 'PeoplePage'),
})

const domains = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/domains',
  validateSearch: parseDomainSearch,
  component: lazyRouteComponent(() => import('./domains/DomainsPage'), 'DomainsPage'),
})

const domain = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/domains/$slug',
  component: lazyRouteComponent(() => import('./domains/DomainPage'), 'DomainPage'),
})

const tracking = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/tracking',
  component: lazyRouteComponent(() => import('./tracking/TrackingPage'), 'TrackingPage'),
})

const keys = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/keys',
  component: lazyRouteComponent(() => import('./keys/KeysPage'), 'KeysPage'),
})

const webhooks = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/WebhooksPage'), 'WebhooksPage'),
})

const webhook = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/webhooks/$webhookId',
  component: lazyRouteComponent(() => import('./webhooks/WebhookPage'), 'WebhookPage'),
})

const apps = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/apps',
  component: lazyRouteComponent(() => import('./apps/AppsPage'), 'AppsPage'),
})

const app = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/apps/$appId',
  component: lazyRouteComponent(() => import('./apps/AppPage'), 'AppPage'),
})

const connected = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/connected',
  component: lazyRouteComponent(() => import('./connected/ConnectedPage'), 'ConnectedPage'),
})

const requestLog = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/logs',
  validateSearch: parseRequestSearch,
  component: lazyRouteComponent(() => import('./logs/RequestLogPage'), 'RequestLogPage'),
})

const audit = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('./logs/AuditPage'), 'AuditPage'),
})

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/settings/data',
  validateSearch: parseDataSearch,
  component: lazyRouteComponent(() => import('./data/DataPage'), 'DataPage'),
})

const workspaceHome = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$workspace/links', params })
  },
})

const routeTree = root.addChildren([
  login,
  setUp,
  forgot,
  reset,
  signInLink,
  confirmEmail,
  invite,
  inviteLink,
  account,
  home,
  quickCreate,
  shared,
  consent,
  workspace.addChildren([
    workspaceHome,
    links,
    analytics,
    tags,
    folders,
    folderMembers,
    utm,
    general,
    people,
    domains,
    domain,
    tracking,
    keys,
    webhooks,
    webhook,
    apps,
    app,
    connected,
    requestLog,
    audit,
    data,
  ]),
])

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    basepath: '/app',
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
