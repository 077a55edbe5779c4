// Waymark's own script on a site, from a click to a sale.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { eventually } from '../support/eventually.mjs'
import { hasChromium } from './browser.mjs'
import { html, scriptOf } from './site.mjs'
import { CLICK_ID, cookieOf, KEY, ready, startTracked } from './tracked.mjs'

const DAY = 86_400

describe('the script of sites', { skip: !hasChromium && 'there is no Chromium' }, () => {
  let tracked, server, site, context, page
  const complaints = []

  before(async () => {
    tracked = await startTracked()
    ;({ server, site, context } = tracked)
  })

  after(() => tracked?.stop())

  beforeEach(async () => {
    await page?.close()
    await context.clearCookies()
    await tracked.change({ allowedHostnames: ['shop.test'] })
    complaints.length = 0
    page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(String(error)))
  })

  const script = (attributes) => scriptOf(server, { 'publishable-key': KEY, ...attributes })
  const refer = () => ({ domains: { refer: tracked.domain } })
  const asked = () => {
    const requests = []
    page.on('request', (request) => request.method() === 'POST' && requests.push(new URL(request.url()).pathname))
    return requests
  }

  async function open(host, path) {
    await page.goto(site.at(host, path))
    await ready(page)
  }

  test('CLK-11: a click on a short link becomes a lead and a sale of a customer', async () => {
    site.pages.set('/landing', html(script()))
    site.pages.set('/pricing', html(script()))
    const link = await tracked.link('spring', site.at('shop.test', '/landing'), { trackConversion: true })
    await page.goto(link.shortLink)
    await ready(page)
    const clickId = new URL(page.url()).searchParams.get('dub_id')
    assert.match(clickId, CLICK_ID)
    const cookie = await cookieOf(context, 'dub_id')
    assert.equal(cookie.value, clickId)
    assert.equal(cookie.domain, '.shop.test')
    assert.equal(cookie.path, '/')
    assert.equal(cookie.sameSite, 'Lax')
    assert.ok(Math.abs(cookie.expires - Date.now() / 1000 - 90 * DAY) < DAY, `${cookie.expires}`)

    await open('shop.test', '/pricing')
    const lead = await page.evaluate(() =>
      window.dubAnalytics.trackLead({ eventName: 'Sign up', customerExternalId: 'ann', customerName: 'Ann' }),
    )
    assert.equal(lead.click.id, clickId)
    assert.equal(lead.link.id, link.id)
    const sale = await page.evaluate(() =>
      window.dubAnalytics.trackSale({ customerExternalId: 'ann', amount: 4900, invoiceId: 'inv-1' }),
    )
    assert.equal(sale.sale.amount, 4900)
    const customer = await tracked.customer('ann')
    assert.deepEqual([customer.name, customer.sales, customer.saleAmount], ['Ann', 1, 4900])
    const { leads, sales, saleAmount } = await tracked.linkNow(link.id)
    assert.deepEqual({ leads, sales, saleAmount }, { leads: 1, sales: 1, saleAmount: 4900 })
    assert.deepEqual(complaints, [])
  })

  test('?via= is a click on the link of that key, once for a visitor', async () => {
    site.pages.set('/via', html(script(refer())))
    const link = await tracked.link('ann', 'https://shop.example/')
    const requests = asked()
    await open('shop.test', '/via?via=ann')
    const cookie = await cookieOf(context, 'dub_id')
    assert.match(cookie.value, CLICK_ID)
    await open('shop.test', '/via?via=ann')
    assert.equal((await cookieOf(context, 'dub_id')).value, cookie.value)
    await open('shop.test', '/via')
    assert.deepEqual(requests, ['/api/track/click', '/api/track/click'])
    await eventually('the click is counted', async () => (await tracked.linkNow(link.id)).clicks === 1)
    const lead = await page.evaluate(() => window.dubAnalytics.trackLead({ eventName: 'Demo', customerExternalId: 'bo' }))
    assert.equal(lead.link.key, 'ann')
  })

  test('other query parameters can name the key, the first that is there before via', async () => {
    site.pages.set('/ref', html(script({ ...refer(), 'query-params': ['from', 'ref'] })))
    await tracked.link('bob', 'https://shop.example/')
    await open('shop.test', '/ref?via=nobody&ref=bob')
    const sale = await page.evaluate(() =>
      window.dubAnalytics.trackSale({ customerExternalId: 'cy', amount: 100, leadEventName: 'Bought' }),
    )
    assert.equal(sale.sale.amount, 100)
    assert.equal((await tracked.customer('cy')).sales, 1)
    site.pages.set('/one', html(script({ 'short-domain': tracked.domain, 'query-param': 'who' })))
    await context.clearCookies()
    await open('shop.test', '/one?who=bob')
    assert.match((await cookieOf(context, 'dub_id')).value, CLICK_ID)
  })

  test('the click of a redirect stays when ?via= is another', async () => {
    site.pages.set('/both', html(script(refer())))
    await tracked.link('both', 'https://shop.example/')
    await open('shop.test', '/both?dub_id=aaaabbbbccccdddd&via=both')
    assert.equal((await cookieOf(context, 'dub_id')).value, 'aaaabbbbccccdddd')
  })

  test('the last click counts, or the first if the site says so', async () => {
    site.pages.set('/last', html(script()))
    site.pages.set('/first', html(script({ ...refer(), 'attribution-model': 'first-click' })))
    const requests = asked()
    for (const [path, id, kept] of [
      ['/first', 'one', 'one'],
      ['/first', 'two', 'one'],
      ['/last', 'three', 'three'],
      ['/first?via=both', 'four', 'three'],
    ]) {
      await open('shop.test', path + (path.includes('?') ? '&' : '?') + 'dub_id=' + id)
      assert.equal((await cookieOf(context, 'dub_id')).value, kept, `${path} ${id}`)
    }
    assert.deepEqual(requests, [])
  })

  test('a site can choose its cookie', async () => {
    const options = { expiresInDays: 3, path: '/cookie', domain: 'shop.test', sameSite: 'Strict' }
    site.pages.set('/cookie', html(script({ 'cookie-options': options })))
    await open('www.shop.test', '/cookie?dub_id=chosen')
    const cookie = await cookieOf(context, 'dub_id')
    assert.equal(cookie.path, '/cookie')
    assert.equal(cookie.sameSite, 'Strict')
    assert.ok(Math.abs(cookie.expires - Date.now() / 1000 - 3 * DAY) < DAY, `${cookie.expires}`)
  })

  test('pages on hosts that are not allowed report nothing, and do not break', async () => {
    site.pages.set('/copy', html(script(refer())))
    const link = await tracked.link('copied', 'https://shop.example/')
    const refused = page.waitForResponse((response) => response.url().endsWith('/track/click') && response.status() === 403)
    await open('evil.test', '/copy?via=copied')
    await refused
    assert.equal(await cookieOf(context, 'dub_id'), undefined)
    assert.equal(
      await page.evaluate(() => window.dubAnalytics.trackLead({ eventName: 'x', customerExternalId: 'stolen' })),
      undefined,
    )
    assert.equal(await tracked.customer('stolen'), undefined)
    await tracked.change({ allowedHostnames: ['*.evil.test'] })
    await open('evil.test', '/copy?via=copied')
    assert.equal(await cookieOf(context, 'dub_id'), undefined)
    await open('my.evil.test', '/copy?via=copied')
    assert.match((await cookieOf(context, 'dub_id')).value, CLICK_ID)
    await eventually('one click is counted', async () => (await tracked.linkNow(link.id)).clicks === 1)
    assert.deepEqual(complaints, [])
  })

  test('a page view of a site with links for its pages brings a click', async () => {
    site.pages.set('/docs/start', html(script({ domains: { site: tracked.domain } })))
    const link = await tracked.link('docs/start', 'https://shop.example/docs/start')
    const requests = asked()
    await open('shop.test', '/docs/start')
    assert.match((await cookieOf(context, 'dub_id')).value, CLICK_ID)
    await open('shop.test', '/docs/start')
    assert.deepEqual(requests, ['/api/track/visit'])
    await eventually('the view is counted', async () => (await tracked.linkNow(link.id)).clicks === 1)
  })

  test('links and frames to the sites named get the click id, also those that come later', async () => {
    const links = {
      other: 'https://other.example/a?b=1#c',
      www: 'https://www.other.example/',
      below: 'http://my.apps.example/',
      apps: 'https://apps.example/',
      stranger: 'https://stranger.example/',
      own: 'http://www.shop.test/x',
      marked: 'https://other.example/?dub_id=mine',
      mail: 'mailto:a@other.example',
    }
    const anchors = Object.entries(links).map(([id, href]) => `<a id="${id}" href="${href}">${id}</a>`)
    const inner = "<a id='inner' href='https://other.example/inner'>inner</a>"
    const body = `${anchors.join('')}<iframe id="frame" src="https://other.example/frame"></iframe><iframe id="written" srcdoc="${inner}"></iframe>`
    await context.route('https://other.example/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
    site.pages.set('/out', html(script({ domains: { outbound: 'other.example, *.apps.example,shop.test' } }), body))
    await open('shop.test', '/out?dub_id=click1')
    const hrefs = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('a')].map((a) => [a.id, a.getAttribute('href')])))
    assert.deepEqual(hrefs, {
      ...links,
      other: 'https://other.example/a?b=1&dub_id=click1#c',
      www: 'https://www.other.example/?dub_id=click1',
      below: 'http://my.apps.example/?dub_id=click1',
    })
    await page.waitForFunction(() => document.querySelector('#frame').src === 'https://other.example/frame?dub_id=click1')
    await page.waitForFunction(() =>
      document.querySelector('#written').contentDocument.querySelector('#inner')?.href.endsWith('/inner?dub_id=click1'),
    )
    const added = await page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a id="later" href="https://other.example/later">later</a>')
      history.pushState({}, '', '/out/2')
      return document.querySelector('#later').href
    })
    assert.equal(added, 'https://other.example/later?dub_id=click1')
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<a id="last" href="https://other.example/">last</a>'))
    await page.waitForFunction(() => document.querySelector('#last').href.endsWith('?dub_id=click1'))
  })

  test('what is called before the script has come is done afterwards, in its order', async () => {
    const stub = `<script>
      window.dubAnalytics = function () { (dubAnalytics.q = dubAnalytics.q || []).push(arguments) };
      ['trackClick', 'trackLead', 'trackSale'].forEach((name) => { dubAnalytics[name] = (...given) => dubAnalytics(name, ...given) });
      window.kept = window.dubAnalytics;
      dubAnalytics('ready', () => { window.wasReady = true });
      dubAnalytics.trackClick({ domain: '${tracked.domain}', key: 'queued' });
      dubAnalytics.trackLead({ eventName: 'Early', customerExternalId: 'early' });
    </script>`
    site.pages.set('/stub', html(stub + script()))
    const link = await tracked.link('queued', 'https://shop.example/')
    const requests = asked()
    await open('shop.test', '/stub')
    assert.equal(await page.evaluate(() => window.wasReady), true)
    await eventually('the lead is there', () => tracked.customer('early'))
    await page.evaluate(() => window.kept('trackSale', { customerExternalId: 'early', amount: 5 }))
    await eventually('the sale is there', async () => (await tracked.customer('early')).sales === 1)
    await page.evaluate((domain) => window.dubAnalytics.trackClick({ domain, key: 'queued' }), tracked.domain)
    assert.deepEqual(requests, ['/api/track/click', '/api/track/lead/client', '/api/track/sale/client'])
    assert.equal((await tracked.linkNow(link.id)).leads, 1)
  })

  test('partner and discount are there for the page, and for the next one', async () => {
    const partner = { id: 'pn_1', name: 'Zoë; & Co, 100%', image: 'https://img.example/a b.png', groupId: null, tenantId: null }
    const discount = { id: 'disc_1', amount: 20, type: 'percentage', maxDuration: 3, couponId: null, couponTestId: null }
    await page.route('**/track/click', (route) =>
      route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: { clickId: 'ofAPartner000001', partner, discount } }),
    )
    site.pages.set('/partner', html(script(refer())))
    await open('shop.test', '/partner?via=zoe')
    assert.deepEqual(await page.evaluate(() => window.DubAnalytics), { partner, discount })
    const kept = JSON.parse((await cookieOf(context, 'dub_partner_data')).value)
    assert.equal(kept.partner.name, encodeURIComponent(partner.name))
    await open('shop.test', '/partner')
    assert.deepEqual(await page.evaluate(() => window.DubAnalytics), { partner, discount })
  })

  test('where cookies are blocked, the page itself still knows the click', async () => {
    await tracked.change({ allowedHostnames: [] })
    site.pages.set('/boxed', html(script({ domains: { refer: tracked.domain, outbound: 'other.example' } }), '<a href="https://other.example/">o</a>'))
    const link = await tracked.link('boxed', 'https://shop.example/')
    site.pages.set('/box', html('', '<iframe sandbox="allow-scripts" src="/boxed?via=boxed"></iframe>'))
    await page.goto(site.at('shop.test', '/box'))
    const frame = await eventually('the frame is there', () => page.frames().find((each) => each.url().includes('/boxed')))
    await frame.waitForFunction(() => window.dubAnalytics?.started)
    await ready(frame)
    const lead = await frame.evaluate(() => window.dubAnalytics.trackLead({ eventName: 'Boxed', customerExternalId: 'boxed' }))
    assert.equal(lead.link.id, link.id)
    assert.match(await frame.evaluate(() => document.querySelector('a').href), /dub_id=/)
    assert.deepEqual(complaints, [])
  })

  test('on localhost, without a key, or with settings that are no JSON, nothing breaks', async () => {
    site.pages.set('/plain', html(scriptOf(server, { domains: '{broken', 'cookie-options': 'no' })))
    await open('localhost', '/plain?dub_id=local')
    const cookie = await cookieOf(context, 'dub_id')
    assert.deepEqual([cookie.value, cookie.domain], ['local', 'localhost'])
    assert.equal(await page.evaluate(() => window.dubAnalytics.trackSale({ customerExternalId: 'x', amount: 1 })), undefined)
    assert.equal(await page.evaluate(() => window.dubAnalytics('toString')), undefined)
    assert.deepEqual(complaints, [])
  })

  test('a policy without inline scripts and eval lets it work', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${server.origin}; connect-src ${server.origin}">`
    site.pages.set('/strict', html(policy + script(refer())))
    await tracked.link('strict', 'https://shop.example/')
    await page.goto(site.at('shop.test', '/strict?via=strict'))
    await eventually('the click is known', () => cookieOf(context, 'dub_id'))
    assert.deepEqual(complaints, [])
  })
})
