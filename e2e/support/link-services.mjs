// Bitly, Rebrandly and Short.io on this machine, as their public documentation says what they answer.
import { createServer } from 'node:http'
import { once } from 'node:events'

const TOKEN = 'a-token-of-mine'

/** Short.io's domain `id` 7 with these links; the other services know nobody. Pages after the first wait for `open`. */
export async function linkServices(hostname, links) {
  let open
  const gate = new Promise((done) => {
    open = done
  })
  const json = (response, status, body) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost')
    if (request.headers.authorization !== TOKEN) return json(response, 401, { error: 'Unauthorized' })
    if (pathname === '/short/api/domains') return json(response, 200, [{ id: 7, hostname }])
    if (pathname !== '/short/api/links') return json(response, 404, {})
    const from = Number(searchParams.get('pageToken') ?? 0)
    const to = from + Number(searchParams.get('limit') ?? 50)
    if (from > 0) await gate
    json(response, 200, {
      count: links.length,
      links: links.slice(from, to),
      ...(to < links.length ? { nextPageToken: String(to) } : {}),
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${server.address().port}`
  return {
    token: TOKEN,
    settings: {
      WAYMARK_OUTBOUND_ALLOW: '127.0.0.0/8',
      WAYMARK_IMPORTS_BITLY_URL: `${address}/bitly`,
      WAYMARK_IMPORTS_REBRANDLY_URL: `${address}/rebrandly`,
      WAYMARK_IMPORTS_SHORT_URL: `${address}/short`,
    },
    open,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
