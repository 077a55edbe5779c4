// What programs may do in a workspace, in a browser: API keys, OAuth apps of its own, and those of others that people let in.
// Each test has a workspace of its own.
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { focused } from './focus.mjs'
import { assertAccessible, assertNoSidewaysScroll, watch } from './checks.mjs'
import { sessionOf } from './people.mjs'
import { startServer } from './server.mjs'
import { startSite } from './site.mjs'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 860 }
const HOSTILE = '<img src=x onerror="document.title=1">'
const KEY = /^dub_[A-Za-z0-9]{24}$/
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('access of programs', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let site
  let server
  let browser
  let page
  let seen
  let session
  /** Where apps have their users sent back to. */
  let back

  before(async () => {
    site = await startSite()
    site.pages.set('/back', { body: '<!doctype html><title>Back at the app</title><h1>Back at the app</h1>' })
    back = site.at('localhost', '/back')
    server = await startServer()
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    session = sessionOf(page, server)
  })

  beforeEach(async () => {
    await page.setViewportSize(DESKTOP)
    await session.signInAs(server)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
    await site?.stop()
  })

  const open = async (path) => {
    await page.goto(server.origin + '/app/' + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const dialog = () => page.getByRole('dialog')
  const field = (label) => dialog().getByLabel(label, { exact: true })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const section = (name) => page.getByRole('region', { name, exact: true })
  const row = (text) => page.getByRole('listitem').filter({ hasText: text })
  const apps = (workspace) => session.call('GET', `/oauth/apps?workspaceId=${workspace.id}`)

  async function menu(name, item) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  /** The status of a program's call with a key or token. */
  const statusWith = async (token, path = '/links') =>
    (await fetch(`${server.origin}/api${path}`, { headers: { Authorization: `Bearer ${token}` } })).status

  const newApp = (workspace, fields = {}) =>
    session.call('POST', `/oauth/apps?workspaceId=${workspace.id}`, {
      name: 'Report',
      slug: `report-${workspace.slug}`,
      developer: 'Example',
      website: 'https://report.example',
      redirectUris: [back],
      ...fields,
    })

  const authorizePath = (app, more = {}) =>
    `oauth/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: back,
      scope: 'links.write analytics.read',
      state: 'of the app',
      ...more,
    })}`

  async function tokens(form) {
    const response = await fetch(`${server.origin}/api/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })
    return { status: response.status, ...(await response.json()) }
  }

  /** What the app is told when its user comes back. */
  async function returned() {
    await page.waitForURL(`${back}?**`)
    return Object.fromEntries(new URL(page.url()).searchParams)
  }

  test('an API key is made with the keyboard, shown once, and does what it may (b.4)', async () => {
    const workspace = await session.newWorkspace('keys')
    await open('keys/settings/keys')
    await page.getByText('No API keys yet').waitFor()
    await assertAccessible(page)
    await page.keyboard.press('c')
    await page.keyboard.press('Enter')
    await dialog().getByText('Enter a name.').waitFor()
    await focused(field('Name'))
    await page.keyboard.type(HOSTILE)
    await dialog().getByRole('radio', { name: /^A choice/ }).check()
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('Choose at least one permission.').waitFor()
    await assertAccessible(page)
    await field('Links').selectOption('read')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: 'API key created' }).waitFor()
    await assertAccessible(page)
    const key = await dialog().getByRole('group', { name: 'API key', exact: true }).textContent()
    assert.match(key, KEY)
    assert.equal(await statusWith(key), 200)
    assert.equal(await statusWith(key, '/domains'), 403)
    await dialog().getByRole('button', { name: 'Done' }).click()
    await closed()
    await row(HOSTILE).getByText(`${key.slice(0, 3)}...${key.slice(-4)}`).waitFor()
    await page.reload()
    await row(HOSTILE).getByText('Last used').waitFor()
    assert.equal(await page.getByText(key).count(), 0)
    assert.equal(await page.locator('main img').count(), 0)
    const [stored] = await session.call('GET', `/tokens?workspaceId=${workspace.id}`)
    assert.deepEqual(stored.scopes, ['links.read'])
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
  })

  test('a key is renamed, rotated with and without grace, and deleted when asked twice', async () => {
    const workspace = await session.newWorkspace('rotation')
    const { token } = await session.call('POST', `/tokens?workspaceId=${workspace.id}`, { name: 'Shop', scopes: ['apis.all'] })
    await open('rotation/settings/keys')
    await menu('Actions for Shop', 'Edit…')
    await field('Name').fill('Store')
    await page.keyboard.press('Enter')
    await closed()

    const rotated = async (grace) => {
      await menu('Actions for Store', 'Rotate…')
      await dialog().getByLabel('The old one ends').selectOption({ label: grace })
      await assertAccessible(page)
      await dialog().getByRole('button', { name: 'Rotate API key' }).click()
      await page.getByRole('dialog', { name: 'API key rotated' }).waitFor()
      const key = await dialog().getByRole('group', { name: 'API key', exact: true }).textContent()
      await dialog().getByRole('button', { name: 'Done' }).click()
      await closed()
      return key
    }
    const second = await rotated('In an hour')
    assert.deepEqual([await statusWith(token), await statusWith(second)], [200, 200])
    const third = await rotated('At once')
    assert.deepEqual([await statusWith(second), await statusWith(third)], [401, 200])

    await menu('Actions for Store', 'Delete…')
    await dialog().getByText('This cannot be undone.').waitFor()
    await focused(dialog().getByRole('button', { name: 'Cancel' }))
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Delete API key' }).click()
    await closed()
    await page.getByText('No API keys yet').waitFor()
    assert.equal(await statusWith(third), 401)
  })

  test('an OAuth app is made, its secret shown once, and what is refused is said at its field (b.5)', async () => {
    const workspace = await session.newWorkspace('makers', 'Makers')
    await newApp(workspace, { name: 'Other', slug: 'taken' })
    await open('makers/settings/apps')
    await row('Other').getByText('Not installed').waitFor()
    await assertAccessible(page)
    await page.keyboard.press('c')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('Enter at least one address.').waitFor()
    await focused(field('Name'))
    await page.keyboard.type(HOSTILE)
    await field('Name in addresses').fill('taken')
    assert.equal(await field('Made by').inputValue(), 'Makers')
    await field('Website').fill('makers.example')
    await field('Redirect URIs 1').fill('http://makers.example/back')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('Only https:// addresses can be used, or http:// on localhost.').waitFor()
    await focused(field('Redirect URIs 1'))
    await assertAccessible(page)
    await field('Redirect URIs 1').fill('https://makers.example/back')
    await dialog().getByRole('button', { name: 'Add a redirect URI' }).click()
    await field('Redirect URIs 2').fill(back)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.setViewportSize(DESKTOP)
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('There is another app with the slug taken.').waitFor()
    await focused(field('Name in addresses'))
    await field('Name in addresses').fill('makers-app')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: 'App created' }).waitFor()
    await assertAccessible(page)
    const secret = await dialog().getByRole('group', { name: 'Client secret' }).textContent()
    const [made] = await apps(workspace)
    assert.deepEqual(
      [made.name, made.slug, made.website, made.redirectUris, made.pkce],
      [HOSTILE, 'makers-app', 'https://makers.example', ['https://makers.example/back', back], false],
    )
    await dialog().getByRole('button', { name: 'Done' }).click()
    await closed()
    await page.getByRole('heading', { name: HOSTILE, level: 1 }).waitFor()
    await section('Credentials').getByText(made.clientId).waitFor()
    await section('Credentials').getByText(made.partialClientSecret).waitFor()
    assert.equal(await page.getByText(secret).count(), 0)
    assert.equal(await page.locator('main img').count(), 0)
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
  })

  test('an app is changed: what people read, where they go back to, its proof, its picture', async () => {
    const workspace = await session.newWorkspace('changing')
    const { id, clientSecret } = await newApp(workspace)
    await open(`changing/settings/apps/${id}`)
    const about = section('About the app')
    await about.getByLabel('Description').fill('Reports, weekly')
    await about.getByLabel('Website').fill('nowhere at all')
    await about.getByRole('button', { name: 'Save changes' }).click()
    await about.getByText('Enter a whole address, such as https://example.com.').waitFor()
    await about.getByLabel('Website').fill('https://new.example')
    await about.getByRole('button', { name: 'Save changes' }).click()
    await about.getByText(/^Saved at/).waitFor()

    const proof = section('Way back and proof')
    await proof.getByRole('button', { name: 'Add a redirect URI' }).click()
    await page.waitForFunction(() => document.activeElement.ariaLabel === 'Redirect URIs 2')
    await page.keyboard.type('https://second.example/')
    await proof.getByRole('button', { name: `Remove the redirect URI ${back}` }).click()
    await page.waitForFunction(() => document.activeElement.ariaLabel === 'Redirect URIs 1')
    await proof.getByRole('button', { name: 'Save changes' }).click()
    await proof.getByText(/^Saved at/).waitFor()

    await section('Credentials').getByRole('button', { name: 'Rotate secret…' }).click()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Rotate secret' }).click()
    await page.getByRole('dialog', { name: 'New client secret' }).waitFor()
    const renewed = await dialog().getByRole('group', { name: 'Client secret' }).textContent()
    assert.match(renewed, /^dub_app_secret_/)
    assert.notEqual(renewed, clientSecret)
    await dialog().getByRole('button', { name: 'Done' }).click()
    await closed()

    await proof.getByRole('switch', { name: 'It cannot keep a secret' }).click()
    await proof.getByText('Once this is saved, its client secret is gone.').waitFor()
    await proof.getByRole('button', { name: 'Save changes' }).click()
    await section('Credentials').getByText('None: it proves itself by PKCE').waitFor()

    await section('Logo').getByLabel('Logo file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PIXEL })
    await section('Logo').getByRole('img', { name: 'Logo of Report' }).waitFor()
    await assertAccessible(page)
    const changed = (await apps(workspace))[0]
    assert.deepEqual(
      [changed.description, changed.website, changed.redirectUris, changed.pkce, changed.partialClientSecret],
      ['Reports, weekly', 'https://new.example', ['https://second.example/'], true, ''],
    )
    assert.match(changed.logo, /\/_waymark\/images\/img_/)
  })

  test('the address that an app sends people to is put together', async () => {
    const workspace = await session.newWorkspace('sending')
    const app = await newApp(workspace, { pkce: true })
    await open(`sending/settings/apps/${app.id}`)
    const permissions = section('Permissions')
    await permissions.getByRole('checkbox', { name: /^Create, change and delete links/ }).check()
    const { searchParams } = new URL(await permissions.getByRole('group', { name: 'Where it sends people' }).textContent())
    assert.equal(searchParams.get('client_id'), app.clientId)
    assert.equal(searchParams.get('redirect_uri'), back)
    assert.equal(searchParams.get('scope'), 'links.read links.write')
    assert.equal(searchParams.get('code_challenge_method'), 'S256')
  })

  test('an app is deleted once its slug is typed', async () => {
    const workspace = await session.newWorkspace('deleting')
    const { id, slug } = await newApp(workspace)
    await open(`deleting/settings/apps/${id}`)
    await page.getByRole('button', { name: 'Delete app' }).click()
    const confirm = dialog().getByRole('button', { name: 'Delete app' })
    assert.equal(await confirm.isDisabled(), true)
    await assertAccessible(page)
    await dialog().getByLabel(`Type ${slug} to go on`).fill(slug)
    await confirm.click()
    await page.getByText('No OAuth apps yet').waitFor()
    await page.getByText('Report is deleted.').waitFor()
    assert.deepEqual(await apps(workspace), [])
  })

  test('an app is let in with its secret, acts, is in the list, and is shut out', async () => {
    const workspace = await session.newWorkspace('letting', 'Letting')
    const app = await newApp(workspace, { description: `It reports ${HOSTILE}` })
    await open(authorizePath(app))
    await page.getByRole('heading', { name: 'Allow Report?' }).waitFor()
    await page.getByText('Nobody has verified this app.').waitFor()
    await page.getByText(HOSTILE).waitFor()
    await page.getByText('Create, change and delete links').waitFor()
    await page.getByText('See analytics and events').waitFor()
    await page.getByText(new URL(back).host, { exact: true }).waitFor()
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.setViewportSize(DESKTOP)
    await page.getByLabel('Workspace').selectOption('Letting')
    await page.getByRole('button', { name: 'Allow' }).click()
    const { code, state } = await returned()
    assert.equal(state, 'of the app')
    const proof = { client_id: app.clientId, client_secret: app.clientSecret }
    const given = await tokens({ grant_type: 'authorization_code', code, redirect_uri: back, ...proof })
    assert.equal(given.status, 200)
    assert.deepEqual(given.scope.split(' ').sort(), ['analytics.read', 'links.write', 'user.read'])
    assert.deepEqual([await statusWith(given.access_token), await statusWith(given.access_token, '/tags')], [200, 403])

    await open('letting/settings/connected')
    await row('Report').getByText('What it may do').click()
    await row('Report').getByText('Create, change and delete links').waitFor()
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.getByRole('button', { name: /^Revoke the access of Report/ }).click()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Revoke access' }).click()
    await closed()
    await page.getByText('No connected apps').waitFor()
    assert.equal(await statusWith(given.access_token), 401)
    const again = await tokens({ grant_type: 'refresh_token', refresh_token: given.refresh_token, ...proof })
    assert.equal(again.status, 400)
  })

  test('an app without a secret is let in by PKCE, and only where its verifier fits', async () => {
    const workspace = await session.newWorkspace('proving', 'Proving')
    const app = await newApp(workspace, { pkce: true })
    const verifier = randomBytes(32).toString('base64url')
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const allowed = async () => {
      await open(authorizePath(app, { code_challenge: challenge, code_challenge_method: 'S256' }))
      await page.getByLabel('Workspace').selectOption('Proving')
      await page.getByRole('button', { name: 'Allow' }).click()
      return (await returned()).code
    }
    const request = { grant_type: 'authorization_code', redirect_uri: back, client_id: app.clientId }
    const wrong = await tokens({ ...request, code: await allowed(), code_verifier: randomBytes(32).toString('base64url') })
    assert.equal(wrong.status, 400)
    const right = await tokens({ ...request, code: await allowed(), code_verifier: verifier })
    assert.equal(right.status, 200)
    assert.equal(await statusWith(right.access_token), 200)
  })

  test('whoever cancels goes back without a code; a request that is not in order is not shown', async () => {
    const workspace = await session.newWorkspace('denying')
    const app = await newApp(workspace)
    await open(authorizePath(app))
    await page.getByRole('button', { name: 'Cancel' }).click()
    assert.deepEqual(await returned(), { error: 'access_denied', state: 'of the app' })
    const installations = await session.call('GET', `/oauth/installations?workspaceId=${workspace.id}`)
    assert.deepEqual(installations, [])

    await open(authorizePath(app, { redirect_uri: 'https://evil.example/' }))
    await page.getByRole('heading', { name: 'This app cannot be allowed' }).waitFor()
    await page.getByText(/redirect_uri/).waitFor()
    assert.equal(await page.getByRole('button', { name: /Allow|Cancel/ }).count(), 0)
    await assertAccessible(page)
  })

  test('a viewer sees keys and apps, changes none, and lets nobody in', async () => {
    const workspace = await session.newWorkspace('watching')
    const app = await newApp(workspace)
    const viewer = await session.newPerson(workspace, 'Vera', 'viewer')
    await session.signInAs(viewer)
    await open('watching/settings/keys')
    await page.getByText('Owners of the workspace can create keys.').waitFor()
    await open('watching/settings/connected')
    await page.getByText('No connected apps').waitFor()
    await open(`watching/settings/apps/${app.id}`)
    await section('Credentials').getByText(app.clientId).waitFor()
    const buttons = await page.locator('main').getByRole('button').allTextContents()
    assert.deepEqual(buttons.filter((text) => /secret|Delete|Add|Choose/.test(text)), [])
    assert.equal(await section('About the app').getByLabel('Website').isDisabled(), true)
    await assertAccessible(page)
    await open(authorizePath(app))
    await page.getByText('In none of your workspaces may you let apps in').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Allow' }).isDisabled(), true)
    await assertAccessible(page)
  })

  test('the pages complain of nothing and ask no other host but the app’s', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers.filter((url) => !url.startsWith(new URL(back).origin)), [])
  })
})
