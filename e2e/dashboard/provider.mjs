import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/**
 * An OpenID provider on a free port, until `stop` is called. Its page asks who one is: `people.set('Ada', { sub, … })` adds somebody, by
 * what is said of them. Whoever cancels there is sent back with `access_denied`.
 */
export async function startProvider({ clientId, clientSecret }) {
  const people = new Map()
  const visits = new Map()
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  // RFC 6749, 2.3.1: both as in a form, then together as in Basic
  const credentials = [clientId, clientSecret].map((text) => new URLSearchParams({ text }).toString().slice('text='.length))
  const authorized = `Basic ${Buffer.from(credentials.join(':')).toString('base64')}`
  let issuer

  function signed(claims) {
    const content = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`
    return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey, 'base64url')}`
  }

  function page(query) {
    const choices = [...people.keys()].map((name) => {
      const code = randomBytes(16).toString('hex')
      visits.set(code, { name, nonce: query.get('nonce'), challenge: query.get('code_challenge'), back: query.get('redirect_uri') })
      return link(query, { code }, name)
    })
    return `<!doctype html><title>Acme</title><h1>Who are you?</h1>${choices.join(' ')} ${link(query, { error: 'access_denied' }, 'Cancel')}`
  }

  function link(query, answer, text) {
    const back = new URL(query.get('redirect_uri'))
    for (const [name, value] of Object.entries({ ...answer, state: query.get('state') })) back.searchParams.set(name, value)
    return `<a href="${back.href.replaceAll('&', '&amp;')}">${text}</a>`
  }

  function exchange(form, authorization) {
    const visit = visits.get(form.get('code'))
    visits.delete(form.get('code'))
    const proof = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url')
    if (authorization !== authorized || !visit || visit.challenge !== proof || visit.back !== form.get('redirect_uri')) return { error: 'invalid_grant' }
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce: visit.nonce, ...people.get(visit.name) }
    return { access_token: randomBytes(16).toString('hex'), token_type: 'Bearer', expires_in: 300, id_token: signed(claims) }
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, issuer)
    const json = (body, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (pathname === '/.well-known/openid-configuration') {
      json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    } else if (pathname === '/keys') {
      json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] })
    } else if (pathname === '/authorize') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(searchParams))
    } else if (pathname === '/token') {
      const answer = exchange(new URLSearchParams(await bodyOf(request)), request.headers.authorization)
      json(answer, answer.error ? 400 : 200)
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://localhost:${server.address().port}`
  return {
    issuer,
    people,
    stop: () =>
      new Promise((done) => {
        server.close(done)
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request) {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
