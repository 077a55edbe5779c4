// Looks at the pages visitors see with a browser: each in every state, on a phone and a desktop.
// GalleryTest lays them out; no server is needed. WAYMARK_SCREENSHOTS names a folder for pictures.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'

const GALLERY = fileURLToPath(new URL('../../server/target/visitor-pages.json', import.meta.url))
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const SHOTS = process.env.WAYMARK_SCREENSHOTS
const SITE = 'https://go.example'
const PICTURES = 'https://app.example/_waymark/images/'
const FRAMED = 'https://shop.example/framed'
// What a test serves itself; every other address is answered here, as looking one up may take as long as a test.
const OWN = new Set(['localhost', '127.0.0.1'])
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

// The browser itself says these: what asks for a click, and what the page's own host lacks.
const EXPECTED = /because a user gesture is required|favicon\.ico|status of 404/

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14"
  fill="#c2410c"/><path d="M8 48 26 20l10 14 6-8 14 22z" fill="#fff"/></svg>`
const SCENE = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630"
  fill="#0f766e"/><circle cx="900" cy="200" r="90" fill="#fde68a"/>
  <path d="M0 630 400 200l260 260 160-160 380 330z" fill="#134e4a"/></svg>`

const missing = !hasChromium
  ? `there is no ${CHROMIUM}`
  : existsSync(GALLERY)
    ? false
    : 'the tests of the server have not laid the pages out'

describe('pages for visitors', { skip: missing }, () => {
  const gallery = missing ? {} : JSON.parse(readFileSync(GALLERY, 'utf8'))
  let browser
  let page
  const complaints = []
  const strangers = []

  before(async () => {
    if (SHOTS) mkdirSync(SHOTS, { recursive: true })
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text())
    })
    page.on('dialog', (dialog) => {
      complaints.push(`a script says ${dialog.message()}`)
      return dialog.dismiss()
    })
    await browser.context.route('**/*', answer)
  })

  after(() => browser?.close())

  async function answer(route) {
    const url = new URL(route.request().url())
    if (OWN.has(url.hostname)) return route.continue()
    const shown = url.origin === SITE && gallery[url.pathname.slice(1)]
    if (shown) {
      const headers = { 'content-security-policy': shown.contentSecurityPolicy }
      return route.fulfill({ contentType: 'text/html; charset=utf-8', headers, body: shown.html })
    }
    if (url.href.startsWith(PICTURES)) {
      return route.fulfill({ contentType: 'image/svg+xml', body: url.href.endsWith('2') ? SCENE : LOGO })
    }
    if (url.href.startsWith(FRAMED)) {
      return route.fulfill({ contentType: 'text/html', body: '<h1>Framed</h1>' })
    }
    if (url.origin !== SITE) strangers.push(url.href)
    return route.fulfill({ status: 404, contentType: 'text/html', body: '<title>Nothing</title>' })
  }

  async function findings() {
    await page.evaluate(readFileSync(AXE, 'utf8'))
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, {
        iframes: false,
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        // A refresh at once is what RED-24 asks for, and harms nobody; a framed page has its own landmarks.
        rules: { 'meta-refresh': { enabled: false } },
      }),
    )
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  }

  for (const name of Object.keys(gallery)) {
    test(name, async () => {
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport)
        for (const colorScheme of ['light', 'dark']) {
          const where = `${name}, ${size}, ${colorScheme}`
          complaints.length = strangers.length = 0
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await page.goto(`${SITE}/${name}`)
          if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}-${size}-${colorScheme}.png`) })
          const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          assert.ok(excess <= 0, `${where} is too wide by ${excess} px`)
          if (!name.startsWith('cloaked')) assert.deepEqual(await findings(), [], where)
          assert.deepEqual(complaints, [], where)
          // what a caller names as a picture of previews is read by machines only
          const allowed = /^https:\/\/(shop\.example\/favicon\.ico|x\.example\/)/
          assert.deepEqual(strangers.filter((url) => !allowed.test(url)), [], where)
        }
      }
    })
  }

  test('RED-25: the destination is in the frame, as large as the window', async () => {
    await page.setViewportSize(SIZES.phone)
    await page.goto(`${SITE}/cloaked`)
    const frame = page.frameLocator('iframe')
    assert.equal(await frame.getByRole('heading').innerText(), 'Framed')
    const { width, height } = await page.locator('iframe').boundingBox()
    assert.deepEqual({ width, height }, SIZES.phone)
  })

  /** Presses the button to the app and waits for where it leads, however often the page moves. */
  async function opens(tab, name, address) {
    await tab.goto(`${SITE}/${name}`)
    const arrived = tab.waitForEvent('framenavigated', (frame) => frame.url() === address)
    await tab.getByRole('link', { name: 'Open in shop.example' }).click()
    await arrived
  }

  test('RED-33: the button puts the link into the clipboard and goes on', async () => {
    await opens(page, 'app', `${SITE}/spring?skip_deeplink_preview=1&ref=a%26b`)
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${SITE}/spring?ref=a%26b`)
  })

  test('RED-33: where no app answers an intent, the visitor goes on all the same', async () => {
    // a tab of its own: where the browser asks whether to leave it for an app, it takes no clicks
    const tab = await browser.context.newPage()
    await opens(tab, 'app-intent', `${SITE}/spring?skip_deeplink_preview=1`)
    // not waited for: under the browser's question it may stay open until the browser goes
    tab.close().catch(() => {})
  })

  test('RED-33: a browser that keeps its clipboard to itself goes on too', async () => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: { writeText: () => new Promise(() => {}) } })
    })
    await opens(page, 'app', `${SITE}/spring?skip_deeplink_preview=1&ref=a%26b`)
  })

  test('RED-15: the form, by the keyboard, leads to another site when the password is right', async () => {
    const site = createServer((request, response) => {
      const shown = gallery.password
      if (request.method === 'POST') {
        request.resume()
        response.writeHead(303, { location: '/out' }).end()
      } else if (request.url === '/out') {
        response.writeHead(302, { location: `http://127.0.0.1:${site.address().port}/there` }).end()
      } else if (request.url === '/in') {
        response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': shown.contentSecurityPolicy })
        response.end(shown.html)
      } else {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<title>There</title>')
      }
    })
    await new Promise((done) => site.listen(0, '0.0.0.0', done))
    try {
      const { port } = site.address()
      await page.goto(`http://localhost:${port}/in`)
      await page.keyboard.type('secret')
      await page.keyboard.press('Enter')
      await page.waitForURL(`http://127.0.0.1:${port}/there`)
    } finally {
      site.closeAllConnections()
      site.close()
    }
  })
})
