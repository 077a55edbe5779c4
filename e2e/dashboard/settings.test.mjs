// The workspace's settings in a browser: webhooks, told by a real server of this machine, and tracking.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { eventually } from '../support/eventually.mjs'
import { receiver } from '../support/receiver.mjs'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { focused } from './focus.mjs'
import { assertAccessible, assertNoSidewaysScroll, signIn, watch } from './checks.mjs'
import { api, startServer } from './server.mjs'

const HOSTILE = '<img src=x onerror="document.title=1">'
const KEY = /^dub_pk_[A-Za-z0-9]{24}$/

describe('settings of a workspace', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let server
  let endpoint
  let answer = { status: 200, body: JSON.stringify({ taken: true, note: HOSTILE }) }
  let browser
  let page
  let seen

  before(async () => {
    endpoint = await receiver(() => answer)
    server = await startServer({ WAYMARK_OUTBOUND_ALLOW: '127.0.0.0/8' })
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    await signIn(page, server)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
    endpoint?.close()
  })

  const open = async (path) => {
    await page.goto(server.origin + '/app/main/' + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const dialog = () => page.getByRole('dialog')
  const field = (label) => dialog().getByLabel(label, { exact: true })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const heading = (name) => page.getByRole('heading', { name, level: 1 }).waitFor()
  const section = (name) => page.getByRole('region', { name })
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  const webhooks = () => api(server, 'GET', '/webhooks')
  const profile = () => api(server, 'GET', '/workspaces/main')

  async function menu(name, item) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  test('a webhook is made with the keyboard, and its secret shown (webhooks 1)', async () => {
    const link = await api(server, 'POST', '/links', { url: 'https://example.com/spring', key: 'spring' })
    await open('settings/webhooks')
    await page.getByText('No webhooks yet').waitFor()
    await assertAccessible(page)
    await page.keyboard.press('c')
    await page.keyboard.press('Enter')
    await dialog().getByText('Enter a name.').waitFor()
    await dialog().getByText('Enter an address.').waitFor()
    await focused(field('Name'))
    await page.keyboard.type('Orders')
    await field('Address').fill('ftp://example.com')
    await dialog().getByRole('checkbox', { name: 'Link created' }).check()
    await dialog().getByRole('checkbox', { name: 'Link clicked' }).check()
    await dialog().getByRole('radio', { name: /Single links/ }).check()
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('Select at least one link.').waitFor()
    await focused(field('Which links'))
    await page.keyboard.type('spr')
    await dialog().getByRole('option', { name: /spring/ }).waitFor()
    await assertAccessible(page)
    await page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: /^Remove the link .*spring/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('Invalid URL.').waitFor()
    assert.equal(await field('Address').getAttribute('aria-invalid'), 'true')
    await field('Address').fill(endpoint.url)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: 'Webhook created' }).waitFor()
    const [webhook] = await webhooks()
    assert.deepEqual(
      [webhook.name, webhook.url, webhook.triggers, webhook.linkScope],
      ['Orders', endpoint.url, ['link.created', 'link.clicked'], 'links'],
    )
    assert.deepEqual(await api(server, 'GET', `/webhooks/${webhook.id}/links`), [link.id])
    await dialog().getByText(webhook.secret).waitFor()
    await dialog().getByRole('button', { name: 'Copy the secret' }).click()
    assert.equal(await clipboard(), webhook.secret)
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Done' }).click()
    await closed()
    await heading('Orders')
    await section('Settings').getByText('1 link', { exact: true }).waitFor()
    assert.equal(await page.getByText(webhook.secret).count(), 0)
    await section('Settings').getByRole('button', { name: 'Show the secret' }).click()
    await section('Settings').getByText(webhook.secret).waitFor()
    await section('Notices').getByText('The webhook was made.').waitFor()
  })

  test('a test event arrives, is in the log with what was answered, and can be sent again (webhooks 6, 8)', async () => {
    const [webhook] = await webhooks()
    const log = section('Deliveries')
    await log.getByText('Nothing has been sent yet.').waitFor()
    await log.getByRole('button', { name: 'Send a test event' }).click()
    await field('Event').selectOption('lead.created')
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Send', exact: true }).click()
    await closed()
    await log.getByRole('status').getByText('Lead: delivered, answered with 200.').waitFor({ timeout: 30_000 })
    assert.equal(endpoint.requests.length, 1)
    const { headers, body } = endpoint.requests[0]
    assert.equal(headers['dub-signature'], createHmac('sha256', webhook.secret).update(body).digest('hex'))
    const sent = JSON.parse(body)
    assert.equal(sent.event, 'lead.created')

    const rows = log.getByRole('listitem')
    await rows.getByText('Delivered 200').click()
    assert.deepEqual(JSON.parse(await log.getByRole('group', { name: 'Sent' }).textContent()), sent)
    const answered = await log.getByRole('group', { name: 'Answered' }).textContent()
    assert.equal(answered, JSON.stringify(JSON.parse(answer.body), null, 2))
    assert.equal(await log.locator('img').count(), 0)
    await assertAccessible(page)
    await log.getByRole('button', { name: 'Send again' }).click()
    await eventually('it is sent again', () => endpoint.requests.length === 2)
    assert.deepEqual(endpoint.requests[1].body, body)
    await rows.nth(1).waitFor()
  })

  test('what fails is said, and found among the rest (webhooks 7)', async () => {
    answer = { status: 500, body: 'out of order' }
    const log = section('Deliveries')
    await menu('Actions', 'Send a test event…')
    await dialog().getByRole('button', { name: 'Send', exact: true }).click()
    await log.getByRole('status').getByText('Link created: not delivered, answered with 500.').waitFor({ timeout: 30_000 })
    await page.getByText(/attempts? failed in a row/).first().waitFor()
    await log.getByRole('button', { name: 'Failed only' }).click()
    await log.getByText('Delivered 200').first().waitFor({ state: 'detached' })
    await log.getByText('Failed 500').first().click()
    await log.getByRole('group', { name: 'Answered' }).filter({ hasText: 'out of order' }).waitFor()
    await assertAccessible(page)
  })

  test('it is changed, and what is refused is said at its field', async () => {
    await api(server, 'POST', '/webhooks', { name: 'Other', url: 'https://example.com/other', triggers: [] })
    const folder = await api(server, 'POST', '/folders', { name: 'Marketing' })
    await open('settings/webhooks')
    await page.getByText('Told of nothing').waitFor()
    await menu('Actions for Orders', 'Edit…')
    await dialog().getByRole('button', { name: /^Remove the link .*spring/ }).waitFor()
    await field('Name').fill('Clicks')
    await field('Address').fill('example.com/other')
    await dialog().getByRole('checkbox', { name: 'Link created' }).uncheck()
    await dialog().getByRole('radio', { name: /some folders/ }).check()
    await dialog().getByRole('checkbox', { name: 'Marketing' }).check()
    await dialog().getByRole('button', { name: 'Save changes' }).click()
    await dialog().getByText('A webhook with this URL already exists in this workspace.').waitFor()
    await focused(field('Address'))
    await assertAccessible(page)
    await field('Address').fill(endpoint.url)
    await dialog().getByRole('button', { name: 'Save changes' }).click()
    await closed()
    await page.getByRole('link', { name: 'Clicks' }).waitFor()
    const webhook = (await webhooks()).find(({ name }) => name === 'Clicks')
    assert.deepEqual([webhook.url, webhook.triggers, webhook.linkScope], [endpoint.url, ['link.clicked'], 'folders'])
    assert.deepEqual(await api(server, 'GET', `/webhooks/${webhook.id}/folders`), [folder.id])
  })

  test('it is disabled, enabled, and deleted when asked twice', async () => {
    await menu('Actions for Other', 'Disable')
    const row = page.getByRole('listitem').filter({ hasText: 'Other' })
    await row.getByText('Disabled').waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Undo' }).click()
    await row.getByText('Enabled').waitFor()
    await menu('Actions for Other', 'Delete…')
    await dialog().getByText('This cannot be undone.').waitFor()
    await focused(dialog().getByRole('button', { name: 'Cancel' }))
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Delete webhook' }).click()
    await closed()
    await page.getByRole('link', { name: 'Other' }).waitFor({ state: 'detached' })
    assert.deepEqual((await webhooks()).map(({ name }) => name), ['Clicks'])
  })

  test('a publishable key is generated, copied into the script, replaced and removed', async () => {
    await open('settings/tracking')
    const key = section('Publishable key')
    const script = page.getByRole('group', { name: 'For the head of your pages' })
    await script.waitFor()
    assert.equal(await script.textContent(), `<script defer src="${server.origin}/_waymark/analytics.js"></script>`)
    await assertAccessible(page)
    await key.getByRole('button', { name: 'Generate a key' }).click()
    await key.getByRole('button', { name: 'Copy the publishable key' }).click()
    const { publishableKey } = await profile()
    assert.match(publishableKey, KEY)
    assert.equal(await clipboard(), publishableKey)
    await script.filter({ hasText: `data-publishable-key="${publishableKey}"` }).waitFor()
    await page.getByLabel('Short domain of ?via=').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Copy: For the head of your pages' }).click()
    assert.match(await clipboard(), /data-domains='\{"refer":"localhost:\d+"\}'><\/script>$/)

    await key.getByRole('button', { name: 'Replace…' }).click()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Replace key' }).click()
    await closed()
    const replaced = (await profile()).publishableKey
    assert.match(replaced, KEY)
    assert.notEqual(replaced, publishableKey)
    await key.getByText(replaced).waitFor()
    await key.getByRole('button', { name: 'Remove…' }).click()
    await dialog().getByRole('button', { name: 'Remove key' }).click()
    await closed()
    await key.getByRole('button', { name: 'Generate a key' }).waitFor()
    assert.equal((await profile()).publishableKey, null)
  })

  test('hostnames are added as the server keeps them, refused at their field, and taken away', async () => {
    const hosts = section('Allowed hostnames')
    const input = hosts.getByLabel('Another hostname')
    await hosts.getByText('None is named').waitFor()
    await input.fill('https://Shop.Example.com/cart')
    await page.keyboard.press('Enter')
    await hosts.getByText('shop.example.com', { exact: true }).waitFor()
    assert.equal(await input.inputValue(), '')
    await input.fill('*.example.*')
    await page.keyboard.press('Enter')
    await hosts.getByText(/^Invalid hostname: expected a domain such as example\.com/).waitFor()
    await focused(input)
    await assertAccessible(page)
    await input.fill('shop.example.com')
    await page.keyboard.press('Enter')
    await hosts.getByText('It is allowed already.').waitFor()
    const ten = ['shop.example.com', ...Array.from({ length: 9 }, (_, index) => `host${index}.example.com`)]
    await api(server, 'PATCH', '/workspaces/main', { allowedHostnames: ten })
    await page.reload()
    await hosts.getByText('10 of 10').waitFor()
    await input.fill('eleventh.example.com')
    await page.keyboard.press('Enter')
    await hosts.getByText('At most 10 hostnames can be allowed.').waitFor()
    await hosts.getByRole('button', { name: 'Remove host0.example.com' }).click()
    await hosts.getByText('9 of 10').waitFor()
    assert.equal((await profile()).allowedHostnames.includes('host0.example.com'), false)

    await api(server, 'PATCH', '/workspaces/main', { allowedHostnames: ['localhost'] })
    await page.reload()
    await hosts.getByRole('button', { name: 'Remove localhost' }).click()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Allow any host' }).click()
    await closed()
    await hosts.getByText('None is named').waitFor()
    assert.deepEqual((await profile()).allowedHostnames, [])
  })

  test('every page fits a narrow phone, and is reached from there', async () => {
    const size = page.viewportSize()
    await page.setViewportSize({ width: 360, height: 740 })
    await open('settings/tracking')
    await page.waitForLoadState('networkidle')
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Webhooks' }).click()
    await heading('Webhooks')
    await focused(page.getByRole('heading', { level: 1 }))
    await page.getByRole('link', { name: 'Clicks' }).waitFor()
    await assertNoSidewaysScroll(page)
    await page.getByRole('button', { name: 'Create webhook' }).click()
    await dialog().getByRole('checkbox', { name: 'Link clicked' }).check()
    await dialog().getByRole('radio', { name: /Single links/ }).check()
    await field('Which links').click()
    await dialog().getByRole('option', { name: /spring/ }).waitFor()
    // its list goes with the focus, and must not take the radio button away from under the pointer
    await dialog().getByRole('listbox').evaluate((list) => list.scrollIntoView({ block: 'end' }))
    await dialog().getByRole('radio', { name: /some folders/ }).check()
    await dialog().getByRole('radio', { name: /Single links/ }).check()
    await field('Which links').click()
    await dialog().getByRole('option', { name: /spring/ }).click()
    const { y, height } = await dialog().getByRole('button', { name: 'Create webhook' }).boundingBox()
    assert.ok(y + height <= page.viewportSize().height, `the form's button ends at ${y + height} px`)
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    await dialog().getByRole('button', { name: 'Discard' }).click()
    await closed()
    await page.getByRole('link', { name: 'Clicks' }).click()
    await heading('Clicks')
    await section('Deliveries').getByText('Failed 500').first().click()
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.setViewportSize(size)
  })

  for (const role of ['member', 'viewer']) {
    test(`a ${role}, whom the API would refuse, sees no buttons (b.4)`, async () => {
      await page.route(`${server.origin}/api/workspaces`, async (route) => {
        const response = await route.fetch()
        const workspaces = await response.json()
        assert.deepEqual(workspaces.map((each) => each.role), ['owner'])
        await route.fulfill({ response, json: workspaces.map((each) => ({ ...each, role })) })
      })
      await open('settings/webhooks')
      await page.getByRole('link', { name: 'Clicks' }).waitFor()
      assert.equal(await page.getByRole('button', { name: 'Create webhook' }).count(), 0)
      await page.keyboard.press('c')
      await page.getByRole('button', { name: 'Actions for Clicks' }).click()
      assert.deepEqual(await page.getByRole('menuitem').allTextContents(), ['Copy id'])
      assert.equal(await dialog().count(), 0)
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'Clicks' }).click()
      await heading('Clicks')
      await page.getByText('Delivered 200').first().click()
      await page.getByRole('group', { name: 'Sent' }).waitFor()
      for (const name of ['Edit', 'Send a test event', 'Send again', 'Show the secret']) {
        assert.equal(await page.getByRole('button', { name }).count(), 0, name)
      }
      await open('settings/tracking')
      await page.getByText('Owners of the workspace can generate one.').waitFor()
      assert.equal(await page.getByRole('button', { name: 'Generate a key' }).count(), 0)
      assert.equal(await page.getByLabel('Another hostname').count(), 0)
      await assertAccessible(page)
      await page.unroute(`${server.origin}/api/workspaces`)
    })
  }

  test('the browser had nothing to complain about, and asked nobody else', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
