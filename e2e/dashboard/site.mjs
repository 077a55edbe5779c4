import { createServer } from 'node:http'

/** Makes the browser find every `*.test` on this machine. */
export const TEST_HOSTS = '--host-resolver-rules=MAP *.test 127.0.0.1'

/**
 * A web site on a free port, on any host: `pages.set('/path', { body, type })` puts a page there, until `stop` is called.
 */
export async function startSite() {
  const pages = new Map()
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url, 'http://site').pathname)
    response.writeHead(page ? 200 : 404, { 'content-type': `${page?.type ?? 'text/html'}; charset=utf-8`, 'cache-control': 'no-store' })
    response.end(page?.body ?? '<!doctype html><title>Nothing</title>')
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address()
  return {
    pages,
    /** The address of a path on a host such as `shop.test`. */
    at: (host, path = '/') => `http://${host}:${port}${path}`,
    stop: () =>
      new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      }),
  }
}

/** A page with something in its head and its body. */
export const html = (head, body = '') => ({ body: `<!doctype html><title>Shop</title>${head}<body>${body}` })

/** The element that loads the script, with these `data-` attributes; what is no text is written as JSON. */
export function scriptOf(server, attributes) {
  const written = Object.entries(attributes).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return ` data-${name}="${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  })
  return `<script defer src="${server.origin}/_waymark/analytics.js"${written.join('')}></script>`
}
