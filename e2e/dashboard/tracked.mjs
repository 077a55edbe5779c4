import { openBrowser } from './browser.mjs'
import { api, startServer } from './server.mjs'
import { startSite, TEST_HOSTS } from './site.mjs'

/** A browser that says it has no window counts as a machine. */
const PERSON =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36'

export const KEY = 'dub_pk_e2eKeyOfTheShop123456'
export const CLICK_ID = /^[0-9A-Za-z]{16}$/

/** A server whose workspace has a publishable key for pages on shop.test, a site, and a person's browser. */
export async function startTracked() {
  const server = await startServer()
  const site = await startSite()
  const change = (settings) => api(server, 'PATCH', '/workspaces/main', settings)
  await change({ publishableKey: KEY, allowedHostnames: ['shop.test'] })
  const browser = await openBrowser({ userAgent: PERSON, args: [TEST_HOSTS] })
  return {
    server,
    site,
    change,
    context: browser.context,
    domain: new URL(server.origin).host,
    link: (key, url, more) => api(server, 'POST', '/links', { key, url, ...more }),
    linkNow: (id) => api(server, 'GET', `/links/${id}`),
    customer: async (externalId) => (await api(server, 'GET', `/customers?externalId=${externalId}`))[0],
    async stop() {
      await browser.close()
      await site.stop()
      await server.stop()
    },
  }
}

/** The cookie as the browser keeps it. */
export async function cookieOf(context, name) {
  return (await context.cookies()).find((each) => each.name === name)
}

/** Waits until the script has done what it does when a page is loaded. */
export const ready = (page) => page.evaluate(() => new Promise((done) => window.dubAnalytics.ready(done)))
