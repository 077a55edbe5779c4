// People in a browser: who belongs to a workspace, how they come, and what they change about themselves. Each test has a
// workspace or a person of its own.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { eventually } from '../support/eventually.mjs'
import { mailbox } from '../support/mailbox.mjs'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { assertAccessible, assertNoSidewaysScroll, watch } from './checks.mjs'
import { sessionOf } from './people.mjs'
import { startServer } from './server.mjs'
import { totp } from './totp.mjs'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 860 }

describe('people', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let mail
  let server
  let browser
  let page
  let seen
  let session

  before(async () => {
    mail = await mailbox()
    server = await startServer(mail.settings)
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    session = sessionOf(page, server)
  })

  beforeEach(async () => {
    await page.setViewportSize(DESKTOP)
    await session.signInAs(server)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
    mail?.close()
  })

  const open = async (path) => {
    // what is behind a # alone would load nothing
    await page.goto('about:blank')
    await page.goto(server.origin + '/app/' + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const dialog = () => page.getByRole('dialog')
  const field = (label) => dialog().getByLabel(label, { exact: true })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const section = (name) => page.getByRole('region', { name })
  const row = (text) => page.getByRole('listitem').filter({ hasText: text })
  const members = (workspace) => session.call('GET', `/workspaces/${workspace.id}/users`)

  /** Somebody who followed the mailed link of an invitation. */
  async function guest(workspace, name, role) {
    const email = `${name.toLowerCase()}@${workspace.slug}.example`
    await session.call('POST', `/workspaces/${workspace.id}/invites`, { teammates: [{ email, role }] })
    return session.join(await mail.linkTo(email), email, name)
  }

  test('people are invited with the keyboard, again, and no more', async () => {
    const workspace = await session.newWorkspace('inviting')
    await open('inviting/settings/people')
    await page.keyboard.press('c')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('Enter at least one e-mail address.').waitFor()
    await field('E-mail addresses').fill('ada@inviting.example, nobody')
    await page.keyboard.press('Control+Enter')
    await dialog().getByText('nobody is no e-mail address.').waitFor()
    await assertAccessible(page)
    await field('E-mail addresses').fill('ada@inviting.example bob@inviting.example')
    await dialog().getByRole('radio', { name: /^Viewer/ }).check()
    await page.keyboard.press('Control+Enter')
    await closed()
    await page.getByText('The invitations are on their way.').waitFor()
    await row('ada@inviting.example').getByText('Viewer · invited').waitFor()
    const first = await mail.linkTo('ada@inviting.example')

    await row('ada@inviting.example').getByRole('button', { name: 'Send again' }).click()
    await page.getByText('Sent to ada@inviting.example again.').waitFor()
    assert.notEqual(await mail.linkTo('ada@inviting.example'), first)
    await page.getByRole('button', { name: 'Take back the invitation of bob@inviting.example' }).click()
    await row('bob@inviting.example').waitFor({ state: 'detached' })
    await assertAccessible(page)
    const invites = await session.call('GET', `/workspaces/${workspace.id}/invites`)
    assert.deepEqual(invites.map(({ email, role }) => [email, role]), [['ada@inviting.example', 'viewer']])
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
  })

  test('roles change, and who is removed when asked twice is shut out', async () => {
    const workspace = await session.newWorkspace('ranks')
    await guest(workspace, 'Grace', 'member')
    await open('ranks/settings/people')
    await page.getByLabel('Role of Grace').selectOption('viewer')
    const roleOf = async (who) => (await members(workspace)).find(({ name }) => name === who).role
    await eventually('her role changes', async () => (await roleOf('Grace')) === 'viewer')
    await page.reload()
    assert.equal(await page.getByLabel('Role of Grace').inputValue(), 'viewer')
    await page.getByRole('button', { name: 'Remove Grace' }).click()
    await dialog().getByText('loses access to').waitFor()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Remove Grace' }).click()
    await dialog().getByRole('button', { name: 'Remove', exact: true }).click()
    await row('Grace').waitFor({ state: 'detached' })
    assert.equal((await members(workspace)).length, 1)
  })

  test('the last owner stays, and is told why', async () => {
    await session.newWorkspace('alone')
    await open('alone/settings/people')
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await dialog().getByRole('button', { name: 'Leave', exact: true }).click()
    await dialog().getByRole('alert').filter({ hasText: /owner/i }).waitFor()
    await assertAccessible(page)
  })

  test('a viewer sees who is here, and has nothing to change but the way out', async () => {
    const workspace = await session.newWorkspace('looking')
    const viewer = await guest(workspace, 'Vera', 'viewer')
    await session.signInAs(viewer)
    await open('looking/settings/people')
    await row('Vera').getByText('(you)').waitFor()
    await row('Vera').getByText('Viewer').waitFor()
    assert.equal(await section('Invite link').count(), 0)
    for (const name of ['Invite', /^Remove/, /^Take back/]) assert.equal(await page.getByRole('button', { name }).count(), 0)
    assert.equal(await page.getByRole('combobox').count(), 0)
    await page.keyboard.press('c')
    assert.equal(await dialog().count(), 0)
    await assertAccessible(page)
    await open('looking/settings/general')
    await page.getByText('Owners of the workspace can change these.').waitFor()
    assert.equal(await section('Logo').getByRole('button').count(), 0)
    await open('looking/settings/people')
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await dialog().getByRole('button', { name: 'Leave', exact: true }).click()
    await closed()
    await session.signInAs(server)
    assert.equal((await members(workspace)).length, 1)
  })

  test('somebody new follows the mailed link, makes an account and is in the workspace', async () => {
    const workspace = await session.newWorkspace('joined', 'Joined & <b>bold</b>')
    await session.call('POST', `/workspaces/${workspace.id}/invites`, {
      teammates: [{ email: 'new@joined.example', role: 'member' }],
    })
    const link = await mail.linkTo('new@joined.example')
    assert.ok(link.startsWith(`${server.origin}/app/invite#`))
    await page.context().clearCookies()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Join Joined & <b>bold</b>' }).waitFor()
    await page.getByText('as member').waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Create account and join' }).click()
    await page.getByText('Enter your name.').waitFor()
    await page.getByLabel('Your name').fill('Nora')
    await page.getByLabel('Password', { exact: true }).fill('too short')
    await page.keyboard.press('Enter')
    await page.getByText('A password needs at least 12 characters.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill('a password long enough')
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.setViewportSize(DESKTOP)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
    assert.match(page.url(), /\/app\/joined\/links/)
    const me = await session.call('GET', '/user')
    assert.deepEqual([me.email, me.name, me.emailVerified], ['new@joined.example', 'Nora', true])

    await open(link.slice(`${server.origin}/app/`.length))
    await page.getByRole('heading', { name: 'An invitation' }).waitFor()
    await assertAccessible(page)
  })

  test('somebody known joins once they are signed in to the invited account; declining ends it', async () => {
    const [first, second] = [await session.newWorkspace('known'), await session.newWorkspace('declined')]
    const known = await guest(first, 'Kim', 'viewer')
    const third = await session.newWorkspace('welcome')
    for (const { id } of [second, third]) {
      await session.call('POST', `/workspaces/${id}/invites`, { teammates: [{ email: known.email, role: 'member' }] })
      const link = await mail.linkTo(known.email)
      await page.goto('about:blank')
      await page.goto(link)
      await page.getByText(`Sign in to the account of ${known.email} instead.`).waitFor()
      await page.context().clearCookies()
      await page.reload()
      await page.getByText('This address has an account. Sign in to it').waitFor()
      await assertAccessible(page)
      await session.signInAs(known)
      await page.reload()
      if (id === second.id) {
        await page.getByRole('button', { name: 'Decline' }).click()
        await page.getByText('You declined.').waitFor()
        await session.signInAs(server)
      } else {
        await page.getByRole('button', { name: 'Join the workspace' }).click()
        await page.waitForURL(/\/app\/welcome\/links/)
      }
    }
    const mine = await session.call('GET', '/workspaces')
    assert.deepEqual(mine.map(({ slug }) => slug).sort(), ['known', 'welcome'])
  })

  test('an invite link is made, lets somebody new in, and is dead once it is reset', async () => {
    const workspace = await session.newWorkspace('open-door', 'Open door')
    await open('open-door/settings/people')
    const link = section('Invite link')
    await link.getByText('Off: people come only if they are invited').waitFor()
    await assertAccessible(page)
    await link.getByRole('button', { name: 'Make a link' }).focus()
    await page.keyboard.press('Enter')
    await link.getByText('Copy it now').waitFor()
    const url = await link.locator('code').textContent()
    assert.ok(url.startsWith(`${server.origin}/app/invite/link#`))
    await link.getByRole('button', { name: 'Copy the invite link' }).waitFor()
    await link.getByText('On: whoever has it joins as member.').waitFor()
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.setViewportSize(DESKTOP)
    await page.reload()
    await link.getByText('On: whoever has it joins as member.').waitFor()
    assert.equal(await link.locator('code').count(), 0)

    await page.context().clearCookies()
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByRole('heading', { name: 'Join Open door' }).waitFor()
    await page.getByRole('button', { name: 'Mail me an invitation' }).click()
    await page.getByText('Enter your e-mail.').waitFor()
    await page.getByLabel('E-mail').fill('olga@open-door.example')
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.setViewportSize(DESKTOP)
    await page.keyboard.press('Enter')
    await page.getByText('An invitation is on its way to').waitFor()
    await assertAccessible(page)
    await page.goto('about:blank')
    await page.goto(await mail.linkTo('olga@open-door.example'))
    await page.getByLabel('Your name').fill('Olga')
    await page.getByLabel('Password', { exact: true }).fill('a password long enough')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
    const me = await session.call('GET', '/user')
    assert.deepEqual([me.email, me.emailVerified], ['olga@open-door.example', true])
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByText('You are a member of this workspace already.').waitFor()
    await assertAccessible(page)

    await session.signInAs(server)
    assert.deepEqual((await members(workspace)).map(({ name, role }) => [name, role]).at(-1), ['Olga', 'member'])
    await open('open-door/settings/people')
    await link.getByRole('button', { name: 'Reset the link' }).click()
    await dialog().getByText('The present one stops working at once').waitFor()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Reset', exact: true }).click()
    await closed()
    await link.getByText('Copy it now').waitFor()
    const next = await link.locator('code').textContent()
    assert.notEqual(next, url)
    await page.goto('about:blank')
    await page.goto(url)
    await page.getByText('This invite link does not work any more').waitFor()
    await assertAccessible(page)

    const elsewhere = await guest(await session.newWorkspace('next-door'), 'Nell', 'viewer')
    await session.signInAs(elsewhere)
    await page.goto('about:blank')
    await page.goto(next)
    await page.getByText(`You are signed in as ${elsewhere.email}.`).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Join the workspace' }).click()
    await page.waitForURL(/\/app\/open-door\/links/)

    await session.signInAs(server)
    await open('open-door/settings/people')
    await link.getByRole('button', { name: 'Turn off' }).click()
    await dialog().getByRole('button', { name: 'Turn off' }).click()
    await closed()
    await link.getByText('Off: people come only').waitFor()
    await page.goto('about:blank')
    await page.goto(next)
    await page.getByText('This invite link does not work any more').waitFor()
    assert.equal((await members(workspace)).length, 3)
  })

  test('a name and a password are changed, and every other browser is signed out', async () => {
    const person = await guest(await session.newWorkspace('secrets'), 'Ada', 'member')
    await session.signInAnew(person)
    await session.signInAnew(person)
    await open('account')
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
    await section('You').getByRole('button', { name: 'Save changes' }).click()
    await section('You').getByText(/^Saved at/).waitFor()
    assert.equal((await session.call('GET', '/user')).name, 'Ada Lovelace')

    const form = section('Password')
    await form.getByLabel('Present password', { exact: true }).fill('not the password')
    await form.getByLabel('New password', { exact: true }).fill('short')
    await form.getByRole('button', { name: 'Save changes' }).click()
    await form.getByText('A password needs at least 12 characters.').waitFor()
    await form.getByLabel('New password', { exact: true }).fill('quite another password')
    await form.getByRole('button', { name: 'Save changes' }).click()
    await form.locator('[name=currentPassword][aria-invalid=true]').waitFor()
    await assertAccessible(page)
    const sessions = section('Signed-in browsers')
    await sessions.getByRole('button', { name: /^Sign out/ }).first().waitFor()
    await form.getByLabel('Present password', { exact: true }).fill(person.password)
    await form.getByRole('button', { name: 'Save changes' }).click()
    await form.getByText(/^Saved at/).waitFor()
    await sessions.getByRole('button').first().waitFor({ state: 'detached' })
    await sessions.getByText('(this one)').waitFor()
    await session.signInAnew({ ...person, password: 'quite another password' })
    await page.setViewportSize(PHONE)
    await open('account')
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
  })

  test('one other browser is signed out, then all others', async () => {
    const person = await guest(await session.newWorkspace('browsers'), 'Sue', 'viewer')
    for (let times = 0; times < 3; times++) await session.signInAnew(person)
    await open('account')
    const others = section('Signed-in browsers').getByRole('button', { name: 'Sign out ', exact: false })
    // the one in which the account was made, and two of the three
    await others.nth(2).waitFor()
    await others.first().click()
    await others.nth(2).waitFor({ state: 'detached' })
    assert.equal((await session.call('GET', '/user/sessions')).length, 3)
    await page.getByRole('button', { name: 'Sign all others out' }).click()
    await others.first().waitFor({ state: 'detached' })
    assert.equal((await session.call('GET', '/user/sessions')).length, 1)
  })

  test('an authenticator app is set up, asked for at the sign-in, and turned off', async () => {
    const person = await guest(await session.newWorkspace('factors'), 'Tom', 'viewer')
    await session.signInAs(person)
    await open('account')
    await section('Authenticator app').getByRole('button', { name: 'Set up' }).click()
    await field('Your password').fill('wrong')
    await page.keyboard.press('Enter')
    await dialog().locator('[name=password][aria-invalid=true]').waitFor()
    await field('Your password').fill(person.password)
    await page.keyboard.press('Enter')
    await dialog().getByRole('img', { name: 'QR code for the authenticator app' }).waitFor()
    await assertAccessible(page)
    const secret = await dialog().locator('code').textContent()
    await field('Code').fill('000000')
    await page.keyboard.press('Enter')
    await dialog().locator('[name=code][aria-invalid=true]').waitFor()
    await field('Code').fill(totp(secret))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Recovery codes' }).waitFor()
    await assertAccessible(page)
    const [recovery, other] = await dialog().getByRole('listitem').allTextContents()
    await dialog().getByRole('button', { name: 'I have kept them' }).click()
    await section('Authenticator app').getByText(/^On\./).waitFor()

    await page.context().clearCookies()
    await open('login')
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password', { exact: true }).fill(person.password)
    await page.keyboard.press('Enter')
    await page.getByLabel('Code', { exact: true }).waitFor()
    await assertAccessible(page)
    await page.getByLabel('Code', { exact: true }).fill(recovery)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()

    await open('account')
    await section('Authenticator app').getByRole('button', { name: 'Turn off' }).click()
    await field('Your password').fill(person.password)
    // no code works twice
    await field('Code').fill(recovery)
    await page.keyboard.press('Enter')
    await dialog().getByRole('alert').filter({ hasText: /./ }).or(dialog().locator('[aria-invalid=true]')).first().waitFor()
    await field('Code').fill(other)
    await page.keyboard.press('Enter')
    await closed()
    await section('Authenticator app').getByText(/^Off/).waitFor()
    assert.equal((await session.call('GET', '/user')).secondFactor, false)
  })

  test('the pages complain of nothing and ask no other host', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
