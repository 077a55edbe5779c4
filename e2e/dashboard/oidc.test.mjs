// Signing in at an OpenID provider, in a browser that goes there and comes back.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { assertAccessible, assertNoSidewaysScroll, watch } from './checks.mjs'
import { sessionOf } from './people.mjs'
import { startProvider } from './provider.mjs'
import { startServer } from './server.mjs'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 860 }

describe('signing in at a provider', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let provider
  let server
  let browser
  let page
  let seen
  let session

  before(async () => {
    provider = await startProvider({ clientId: 'waymark', clientSecret: 'between us' })
    provider.people.set('Ada', { sub: 'ada', email: 'ada@acme.example', email_verified: true, name: 'Ada', groups: ['marketing'] })
    provider.people.set('Bob', { sub: 'bob', email: 'bob@acme.example', email_verified: true, name: 'Bob', groups: [] })
    server = await startServer({
      WAYMARK_SIGNIN_OIDC_ISSUER: provider.issuer,
      WAYMARK_SIGNIN_OIDC_CLIENT_ID: 'waymark',
      WAYMARK_SIGNIN_OIDC_CLIENT_SECRET: 'between us',
      WAYMARK_SIGNIN_OIDC_LABEL: 'Sign in with Acme',
      WAYMARK_SIGNIN_OIDC_ROLES: 'marketing=main:viewer',
    })
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    session = sessionOf(page, server)
  })

  beforeEach(async () => {
    await page.setViewportSize(DESKTOP)
    await browser.context.clearCookies()
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
    await provider?.stop()
  })

  const open = async (path) => {
    await page.goto('about:blank')
    await page.goto(server.origin + '/app/' + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const button = () => page.getByRole('button', { name: 'Sign in with Acme' })
  const heading = (name) => page.getByRole('heading', { level: 1, name })
  const at = async (name) => {
    await button().click()
    await heading('Who are you?').waitFor()
    await page.getByRole('link', { name }).click()
  }

  test('somebody new gets an account, with the roles of their groups, and comes to where they wanted', async () => {
    await open('account')
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)

    await at('Ada')

    await heading('Account').waitFor()
    const workspaces = await session.call('GET', '/workspaces')
    assert.deepEqual(
      workspaces.map(({ slug, role }) => [slug, role]),
      [['main', 'viewer']],
    )
  })

  test('who leaves the group leaves the workspace at the next sign-in, and stays the same person', async () => {
    const ada = provider.people.get('Ada')
    await open('login')
    await at('Ada')
    await heading('Links').waitFor()
    const before = await session.call('GET', '/user')

    provider.people.set('Ada', { ...ada, email: 'countess@acme.example', groups: [] })
    await browser.context.clearCookies()
    await open('login')
    await at('Ada')
    await page.waitForURL((url) => url.origin === server.origin && !url.pathname.startsWith('/api'))

    assert.equal((await session.call('GET', '/user')).id, before.id)
    assert.deepEqual(await session.call('GET', '/workspaces'), [])
    provider.people.set('Ada', ada)
  })

  test('who cancels there is told so here', async () => {
    await open('login')
    await at('Cancel')
    await page.getByText('“Sign in with Acme” did not let you in, or you did not agree.').waitFor()
    await assertAccessible(page)
  })

  test('an account whose address was never confirmed is joined only from within', async () => {
    await session.signInAs(server)
    const workspace = await session.newWorkspace('joined')
    const bob = await session.newPerson(workspace, 'Bob', 'member')
    provider.people.set('Bob', { ...provider.people.get('Bob'), email: bob.email })

    await browser.context.clearCookies()
    await open('login')
    await at('Bob')
    await page.getByText('that address was never confirmed').waitFor()

    await session.signInAs(bob)
    const { id } = await session.call('GET', '/user')
    await open('account')
    await at('Bob')
    await heading('Account').waitFor()

    await browser.context.clearCookies()
    await open('login')
    await at('Bob')
    await heading('Links').waitFor()
    assert.equal((await session.call('GET', '/user')).id, id)
  })

  test('the pages complain of nothing, and ask no other host but the provider', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(
      seen.strangers.filter((address) => !address.startsWith(provider.issuer)),
      [],
    )
  })
})
