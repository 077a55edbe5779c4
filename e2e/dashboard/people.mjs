import assert from 'node:assert/strict'

/**
 * What the browser of a page asks the API for, as whoever is signed in there. Signing somebody else in this way signs the page
 * in, too.
 */
export function sessionOf(page, server) {
  const context = page.context()
  async function call(method, path, data) {
    const response = await context.request.fetch(`${server.origin}/api${path}`, { method, data })
    assert.ok(response.ok(), `${method} ${path}: ${response.status()} ${await response.text()}`)
    const text = await response.text()
    return text === '' ? undefined : JSON.parse(text)
  }

  /** The cookies of everybody, since the server lets nobody sign in time and again. */
  const cookies = new Map()

  /** Signs somebody in as if with a browser that was not. Whoever was signed in before stays so on the server. */
  async function signInAnew({ email, password }) {
    await context.clearCookies()
    await call('POST', '/auth/sign-in', { email, password })
    cookies.set(email, await context.cookies())
  }

  /** Has the page be somebody's. */
  async function signInAs(person) {
    const known = cookies.get(person.email)
    if (!known) return signInAnew(person)
    await context.clearCookies()
    await context.addCookies(known)
  }

  /** A workspace that no other test knows. */
  const newWorkspace = (slug, name = slug) => call('POST', '/workspaces', { name, slug })

  /** Somebody new in a workspace of whoever is signed in, where the server sends no mail. */
  async function newPerson(workspace, name, role) {
    const email = `${name.toLowerCase()}@${workspace.slug}.example`
    const [{ inviteUrl }] = await call('POST', `/workspaces/${workspace.id}/invites`, { teammates: [{ email, role }] })
    return join(inviteUrl, email, name)
  }

  /** Somebody without an account follows the link of an invitation, elsewhere. */
  async function join(link, email, name) {
    const password = `the password of ${name}`
    const response = await fetch(`${server.origin}/api/auth/invite/accept`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: new URL(link).hash.slice(1), name, password }),
    })
    assert.ok(response.ok, `accepting an invitation: ${response.status}`)
    return { email, name, password }
  }

  return { call, signInAs, signInAnew, newWorkspace, newPerson, join }
}
