// Signs in to the packaged server with a browser and goes the way of a new user.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { eventually } from '../support/eventually.mjs'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { assertAccessible, assertNoSidewaysScroll, watch } from './checks.mjs'
import { focused } from './focus.mjs'
import { api, startServer, visit } from './server.mjs'

const HOSTILE = '<img src=x onerror="window.hacked=true"><script>window.hacked=true</script>'

describe('dashboard', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let server
  let browser
  let page
  let seen

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const row = (name) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: new RegExp(`/${name}$`) }) })

  const field = (label) => page.getByRole('dialog').getByLabel(label, { exact: true })

  const open = (path) => page.goto(server.origin + path)

  test('a wrong password is refused in words, a right one leads to the page asked for', async () => {
    await open('/app/main/links?showArchived=true')
    await page.getByLabel('E-mail').fill(server.email)
    await page.getByLabel('Password', { exact: true }).fill('wrong')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('E-mail or password is wrong.').waitFor()
    await assertAccessible(page)
    await page.getByLabel('Password', { exact: true }).fill(server.password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
    assert.equal(new URL(page.url()).search, '?showArchived=true')
    await open('/app')
    await page.getByText('Make your first short link').waitFor()
    await assertAccessible(page)
  })

  test('a link is created with the keyboard alone, and its short form is copied', async () => {
    await page.keyboard.press('c')
    await page.keyboard.type('example.com/landing')
    await page.keyboard.press('Tab')
    await field('Key').fill('hello')
    assert.equal(await field('Destination').inputValue(), 'https://example.com/landing')
    await page.keyboard.press('Control+Enter')
    await row('hello').waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.origin}/hello`)
    await assertAccessible(page)
  })

  test('what the API refuses is said at its field, and nothing entered is lost', async () => {
    await page.keyboard.press('c')
    await field('Destination').fill('https://example.com/other')
    await field('Key').fill('hello')
    const create = page.getByRole('dialog').getByRole('button', { name: 'Create link' })
    const duplicate = page.getByText('Duplicate key: this short link already exists.')
    // said while typing already, and still only once when creating is refused
    await duplicate.waitFor()
    await create.click()
    const key = field('Key')
    await focused(key)
    assert.equal(await duplicate.count(), 1)
    assert.equal(await key.getAttribute('aria-invalid'), 'true')
    await page.getByRole('button', { name: 'UTM' }).click()
    await field('Source').fill('news letter')
    await page.keyboard.press('Enter')
    const tagged = 'https://example.com/other?utm_source=news%20letter'
    await eventually('the destination has the source', async () => (await field('Destination').inputValue()) === tagged)
    await page.getByRole('button', { name: 'Targeting' }).click()
    await page.getByRole('button', { name: 'Add a country' }).click()
    await field('Country').selectOption('DE')
    await field('Leads to').fill('no address')
    await page.getByRole('button', { name: 'Done' }).click()
    await key.fill('geo')
    await create.click()
    // the dialog that holds the field opens again
    await page.getByText('Invalid URL.').waitFor()
    assert.equal(await field('Leads to').getAttribute('aria-invalid'), 'true')
    await assertAccessible(page)
    await page.keyboard.press('Escape')
    await field('Leads to').waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.getByText('What you entered is not saved yet.').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('a visit is counted on the open page, and shows up in analytics', async () => {
    assert.equal((await visit(`${server.origin}/hello`)).status, 302)
    await row('hello').getByRole('link', { name: /^1 click of/ }).waitFor()
    await row('hello').getByRole('link', { name: /^1 click of/ }).click()
    await page.getByTestId('total').getByText('1', { exact: true }).waitFor()
    await page.getByRole('group', { name: 'Filters' }).getByText(/\/hello/).waitFor()
    await page.getByRole('button', { name: /Desktop/ }).waitFor()
    await visit(`${server.origin}/hello`, { address: '203.0.113.8', phone: true })
    await page.getByTestId('total').getByText('2', { exact: true }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: /Mobile/ }).click()
    await page.getByTestId('total').getByText('1', { exact: true }).waitFor()
    assert.match(page.url(), /device=Mobile/)
    await page.getByRole('slider', { name: 'Clicks over time' }).focus()
    await page.keyboard.press('End')
    assert.match(await page.getByRole('slider').getAttribute('aria-valuetext'), /: 1 click$/)
    await page.getByRole('button', { name: 'Show as a table' }).click()
    await page.getByRole('cell', { name: '1 click', exact: true }).waitFor()
    await assertAccessible(page)
    await page.goBack()
    await page.getByTestId('total').getByText('2', { exact: true }).waitFor()
  })

  test('hostile titles, comments, destinations and referrers stay text', async () => {
    const link = await api(server, 'POST', '/links', {
      url: `https://example.com/${HOSTILE}`,
      key: 'hostile',
      title: HOSTILE,
      comments: HOSTILE,
    })
    const referrer = `https://evil.example/"><img src=x onerror=window.hacked=true>`
    assert.equal((await visit(link.shortLink, { address: '203.0.113.9', referrer })).status, 302)
    await open('/app/main/links')
    await row('hostile').getByText(HOSTILE, { exact: true }).first().waitFor()
    await row('hostile').getByRole('link', { name: /^1 click of/ }).waitFor()
    await page.getByRole('button', { name: /Actions for .*hostile/ }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    assert.equal(await field('Comments').inputValue(), HOSTILE)
    await page.keyboard.press('Escape')
    await open(`/app/main/links/analytics?linkId=${link.id}`)
    await page.getByRole('button', { name: /evil\.example/ }).waitFor()
    await page.getByRole('tab', { name: 'Addresses' }).click()
    await page.getByRole('button', { name: /evil\.example/ }).waitFor()
    await open('/app/main/links/analytics?country=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3Dtrue%3E')
    await page.getByRole('group', { name: 'Filters' }).getByText('<img src=x').waitFor()
    assert.equal(await page.evaluate(() => 'hacked' in window), false)
  })

  test('archiving can be undone, deleting what has clicks needs its name', async () => {
    await open('/app/main/links')
    await page.getByRole('button', { name: /Actions for .*hello/ }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await row('hello').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await row('hello').waitFor()
    await page.getByRole('button', { name: /Actions for .*hello/ }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    const confirm = page.getByRole('button', { name: 'Delete link' })
    assert.equal(await confirm.isDisabled(), true)
    await assertAccessible(page)
    await page.keyboard.type(`${new URL(server.origin).host}/hello`)
    await confirm.click()
    await page.getByText(/hello is deleted\.$/).waitFor()
    await row('hello').waitFor({ state: 'detached' })
    assert.notEqual((await visit(`${server.origin}/hello`)).status, 302)
  })

  test('keys act on the page and nowhere else', async () => {
    await open('/app/main/links')
    await row('hostile').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('nocc')
    await page.getByText('No link contains').waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.keyboard.press('Escape')
    await row('hostile').waitFor()
    await page.getByRole('heading', { name: 'Links' }).click()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await assertAccessible(page)
    await page.keyboard.press('c')
    assert.equal(await page.getByRole('dialog').count(), 1)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('an address behind a short domain opens the builder (RED-5), once', async () => {
    await page.goto(`${server.origin}/https://example.com/quick?a=1`)
    const destination = page.getByRole('dialog').getByLabel('Destination', { exact: true })
    await destination.waitFor()
    assert.equal(await destination.inputValue(), 'https://example.com/quick?a=1')
    await page.waitForURL(/\/links$/)
    await page.reload()
    await page.getByRole('button', { name: 'Create link' }).first().waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
  })

  test('where statistics are shared, members find them (RED-3)', async () => {
    const link = await api(server, 'POST', '/links', { url: 'https://example.com/shared', key: 'shared', publicStats: true })
    await page.goto(`${server.origin}/stats/shared`)
    await page.waitForURL(/\/links\/analytics\?/)
    assert.equal(new URL(page.url()).searchParams.get('linkId'), link.id)
    await page.goto(`${server.origin}/app/share/dash_unknown`)
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
  })

  test('every page fits a narrow phone', async () => {
    const size = page.viewportSize()
    await page.setViewportSize({ width: 360, height: 740 })
    for (const path of ['/app/main/links', '/app/main/links/analytics?interval=30d', '/app/main/nowhere', '/api/docs']) {
      await open(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await assertNoSidewaysScroll(page)
      // of the API's operations, all drawn alike, a few will do: axe takes minutes for the hundreds
      await page.evaluate(() => {
        const most = 'section:nth-of-type(n + 3), article:nth-of-type(n + 3), nav ul:nth-of-type(n + 3)'
        document.querySelectorAll(most).forEach((each) => each.remove())
      })
      await assertAccessible(page)
    }
    await open('/app/main/links')
    await page.getByRole('button', { name: 'Create link' }).click()
    await field('Destination').fill('https://example.com')
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    for (const feature of ['UTM', 'Targeting', 'A/B test', 'Password', 'Expiration']) {
      await page.getByRole('button', { name: feature }).click()
      if (feature === 'A/B test') await page.getByRole('button', { name: 'Begin with this destination' }).click()
      await assertNoSidewaysScroll(page)
      await assertAccessible(page)
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.setViewportSize(size)
  })

  test('signing out ends the session', async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await assertAccessible(page)
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in to Waymark' }).waitFor()
    await open('/app/main/links')
    await page.getByRole('heading', { name: 'Sign in to Waymark' }).waitFor()
  })

  test('no page failed, broke the policy, or asked another host', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
