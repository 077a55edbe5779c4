// Links from another service in a browser: token, choice, dry run, progress and report.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { linkServices } from '../support/link-services.mjs'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { assertAccessible, assertNoSidewaysScroll, signIn, watch } from './checks.mjs'
import { api, startServer } from './server.mjs'

const HOSTILE = '<img src=x onerror="document.title=1">'
const LINKS = [
  { path: 'first', originalURL: 'https://example.com/first', title: HOSTILE, tags: [HOSTILE] },
  { path: HOSTILE, originalURL: 'https://example.com/' },
  { path: 'bad', originalURL: 'javascript:document.title=1' },
  ...Array.from({ length: 60 }, (_, at) => ({ path: `n${at}`, originalURL: `https://example.com/${at}` })),
]

describe('links from another service', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let services
  let server
  let browser
  let page
  let seen

  before(async () => {
    services = await linkServices('go.acme.example', LINKS)
    server = await startServer(services.settings)
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    await signIn(page, server)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
    services?.close()
  })

  const step = (name) => page.getByRole('region', { name })

  test('a token that is wrong is told at its field (IMP-5)', async () => {
    await page.goto(`${server.origin}/app/main/settings/data`)
    await page.getByRole('navigation', { name: 'Sources' }).getByRole('link', { name: 'Short.io' }).click()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByText('Enter the Secret API key.').waitFor()
    await page.getByLabel('Secret API key').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByText('Short.io does not accept the token').waitFor()
    assert.equal(await page.getByLabel('Secret API key').getAttribute('aria-invalid'), 'true')
    await assertAccessible(page)
  })

  test('links are looked at, imported and reported, on a phone too (IMP-5)', async () => {
    await page.setViewportSize({ width: 375, height: 740 })
    await page.getByLabel('Secret API key').fill(services.token)
    await page.getByRole('button', { name: 'Connect' }).click()
    await page.getByText('Short.io shows 1 domain.').waitFor()
    const domain = page.getByRole('checkbox', { name: /go\.acme\.example.*63 links/ })
    await domain.uncheck()
    await page.getByRole('button', { name: 'Check the links' }).click()
    await page.getByText('Choose at least one domain.').waitFor()
    await assertAccessible(page)
    await domain.check()
    await page.getByRole('button', { name: 'Check the links' }).click()
    await step('Looking what would happen').getByText(/50 links of 63 looked at/).waitFor()
    await assertAccessible(page)
    await assertNoSidewaysScroll(page)
    services.open()
    await page.getByText('61 links would be made.').waitFor()
    await page.getByText('2 links cannot be made here.').waitFor()
    await page.getByText(`go.acme.example/${HOSTILE}`).waitFor()
    await assertAccessible(page)
    await assertNoSidewaysScroll(page)
    assert.equal((await api(server, 'GET', '/tags')).length, 0)

    // what was found out is there after a reload
    await page.reload()
    await page.getByRole('button', { name: 'Import 61 links' }).click()
    await page.getByText('61 links are made.').waitFor()
    await page.getByRole('button', { name: 'Failed 2' }).click()
    await page.getByText(/must not run scripts/).waitFor()
    await assertAccessible(page)
    const link = await api(server, 'GET', '/links/info?domain=go.acme.example&key=first')
    assert.equal(link.title, HOSTILE)
    assert.deepEqual(link.tags.map(({ name }) => name), [HOSTILE])
    // the token has gone with the end of the import
    await page.getByLabel('Secret API key').waitFor()
  })

  test('nothing of it ran, and nobody else was asked', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
