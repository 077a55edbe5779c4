// The published package @dub/analytics, pointed at Waymark by its own options.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { eventually } from '../support/eventually.mjs'
import { hasChromium } from './browser.mjs'
import { bundle } from './bundle.mjs'
import { html } from './site.mjs'
import { CLICK_ID, cookieOf, KEY, ready, startTracked } from './tracked.mjs'

describe('@dub/analytics', { skip: !hasChromium && 'there is no Chromium' }, () => {
  let tracked, server, site, context, page
  const strangers = []

  before(async () => {
    tracked = await startTracked()
    ;({ server, site, context } = tracked)
    site.pages.set('/inject.js', { type: 'text/javascript', body: await bundle('package/inject.js') })
    site.pages.set('/react.js', { type: 'text/javascript', body: await bundle('package/react.js') })
  })

  after(() => tracked?.stop())

  beforeEach(async () => {
    await page?.close()
    await context.clearCookies()
    page = await context.newPage()
    strangers.length = 0
    page.on('request', (request) => /dub/.test(new URL(request.url()).hostname) && strangers.push(request.url()))
  })

  /** A page that uses the package as its users would. */
  function put(path, program, options = {}) {
    const all = {
      apiHost: `${server.origin}/api`,
      publishableKey: KEY,
      domainsConfig: { refer: tracked.domain, outbound: 'other.example' },
      scriptProps: { src: `${server.origin}/_waymark/analytics.js` },
      ...options,
    }
    const link = '<a href="https://other.example/">other</a>'
    site.pages.set(path, html('', `<div id="root"></div>${link}<script>options = ${JSON.stringify(all)}</script><script src="/${program}.js"></script>`))
  }

  async function settled() {
    await page.waitForFunction(() => window.dubAnalytics?.started)
    await ready(page)
  }

  test('inject: a click on a short link becomes a lead and a sale', async () => {
    put('/landing', 'inject')
    const link = await tracked.link('spring', site.at('shop.test', '/landing'), { trackConversion: true })
    await page.goto(link.shortLink)
    await settled()
    const clickId = new URL(page.url()).searchParams.get('dub_id')
    assert.equal((await cookieOf(context, 'dub_id')).value, clickId)
    assert.equal(await page.evaluate(() => document.querySelector('a').href), `https://other.example/?dub_id=${clickId}`)
    await page.evaluate(() => window.dubAnalytics.trackLead({ eventName: 'Sign up', customerExternalId: 'ida', customerEmail: 'ida@example.com' }))
    await page.evaluate(() => window.dubAnalytics.trackSale({ customerExternalId: 'ida', amount: 1200, invoiceId: 'ida-1' }))
    const customer = await eventually('the customer is there', () => tracked.customer('ida'))
    assert.deepEqual([customer.email, customer.sales, customer.saleAmount], ['ida@example.com', 1, 1200])
    assert.deepEqual(strangers, [])
  })

  test('inject: ?via= is a click; its options reach the script', async () => {
    put('/via', 'inject', { queryParams: ['ref'], attributionModel: 'first-click', cookieOptions: { expiresInDays: 2 } })
    await tracked.link('ann', 'https://shop.example/')
    await page.goto(site.at('shop.test', '/via?ref=ann'))
    await settled()
    const first = await cookieOf(context, 'dub_id')
    assert.match(first.value, CLICK_ID)
    assert.ok(first.expires < Date.now() / 1000 + 3 * 86_400, `${first.expires}`)
    await page.goto(site.at('shop.test', '/via?dub_id=another'))
    await settled()
    assert.equal((await cookieOf(context, 'dub_id')).value, first.value)
  })

  test('React: what the hook gives reports a lead and a sale', async () => {
    put('/react', 'react')
    await tracked.link('rea', 'https://shop.example/')
    await page.goto(site.at('shop.test', '/react?via=rea'))
    await page.getByText('nobody').waitFor()
    await settled()
    await page.getByRole('button', { name: 'Sign up' }).click()
    await eventually('the lead is there', () => tracked.customer('rea'))
    await page.getByRole('button', { name: 'Buy' }).click()
    const customer = await eventually('the sale is there', async () => {
      const known = await tracked.customer('rea')
      return known?.sales === 1 && known
    })
    assert.deepEqual([customer.name, customer.saleAmount], ['Rea', 700])
    assert.deepEqual(strangers, [])
  })

  test('React: the hook knows the partner, now and on the next page', async () => {
    put('/partner', 'react')
    const partner = { id: 'pn_1', name: 'Zoë & Co', image: 'https://img.example/z.png' }
    await page.route('**/track/click', (route) =>
      route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: { clickId: 'ofAPartner000001', partner, discount: null } }),
    )
    await page.goto(site.at('shop.test', '/partner?via=zoe'))
    await page.getByText('Zoë & Co').waitFor()
    await page.goto(site.at('shop.test', '/partner'))
    await page.getByText('Zoë & Co').waitFor()
  })

  test('pages on hosts that are not allowed report nothing', async () => {
    put('/copy', 'inject')
    await tracked.link('copied', 'https://shop.example/')
    await page.goto(site.at('evil.test', '/copy?via=copied'))
    await settled()
    assert.equal(await cookieOf(context, 'dub_id'), undefined)
    await page.goto(site.at('shop.test', '/copy?via=copied'))
    await settled()
    assert.match((await cookieOf(context, 'dub_id')).value, CLICK_ID)
  })
})
