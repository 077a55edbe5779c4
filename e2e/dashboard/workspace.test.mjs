// A workspace itself in a browser: how it looks, and what is written down of it. Each test has one of its own.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, beforeEach, describe, test } from 'node:test'
import { eventually } from '../support/eventually.mjs'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { focused } from './focus.mjs'
import { assertAccessible, assertNoSidewaysScroll, watch } from './checks.mjs'
import { sessionOf } from './people.mjs'
import { startServer } from './server.mjs'

const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 860 }
const HOSTILE = '<img src=x onerror="document.title=1">'
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a workspace itself', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let server
  let browser
  let page
  let seen
  let session

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    // only once somebody listens does the browser hand its choosers over, and not at once
    page.on('filechooser', () => {})
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
  })

  const open = async (path) => {
    await page.goto(server.origin + '/app/' + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const section = (name) => page.getByRole('region', { name, exact: true })
  const logoOf = async (workspace) => (await session.call('GET', `/workspaces/${workspace.id}`)).logo

  /** A program with a key of a workspace, as a function that calls the API. */
  async function program(workspace, name) {
    const { token } = await session.call('POST', `/tokens?workspaceId=${workspace.id}`, { name, scopes: ['apis.all'] })
    return async (method, path, body) => {
      const response = await fetch(`${server.origin}/api${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'User-Agent': 'shop/1' },
        body: body && JSON.stringify(body),
      })
      return response.json()
    }
  }

  test('a logo is chosen with the keyboard, shown, replaced and removed', async () => {
    const workspace = await session.newWorkspace('looks', 'Looks')
    await open('looks/settings/general')
    const logo = section('Logo')
    await logo.getByText('None').waitFor()
    const button = logo.getByRole('button', { name: 'Choose a picture…' })
    await button.focus()
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PIXEL })
    const picture = logo.getByRole('img', { name: 'Logo of Looks' })
    await picture.waitFor()
    await logo.getByText('The logo is saved.').waitFor({ state: 'attached' })
    const first = await logoOf(workspace)
    assert.equal(await picture.getAttribute('src'), first)
    await page.waitForFunction(() => document.querySelector('main img').naturalWidth === 1)
    await focused(logo.getByRole('button', { name: 'Replace…' }))
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.setViewportSize(DESKTOP)

    await logo.getByLabel('Logo file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: PIXEL })
    await eventually('it is replaced', async () => (await logoOf(workspace)) !== first)
    assert.equal((await fetch(first)).status, 404)
    await logo.getByRole('button', { name: 'Remove' }).click()
    await logo.getByText('None').waitFor()
    assert.equal(await logoOf(workspace), null)
    await focused(button)
    await assertAccessible(page)
  })

  test('what is no picture, or too large a one, is said and not kept', async () => {
    const workspace = await session.newWorkspace('unseen')
    await open('unseen/settings/general')
    const logo = section('Logo')
    const choose = (mimeType, buffer) => logo.getByLabel('Logo file').setInputFiles({ name: 'logo', mimeType, buffer })
    const alert = logo.getByRole('alert')
    await choose('image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    await alert.getByText('Choose a PNG, JPEG, GIF or WebP picture.').waitFor()
    await choose('image/png', Buffer.alloc(2 * 1024 * 1024 + 1))
    await alert.getByText('The picture is larger than 2 MB.').waitFor()
    await assertAccessible(page)
    // it only says so: the server looks into it
    await choose('image/png', Buffer.from('no picture'))
    await alert.getByText(/./).and(alert.filter({ hasNotText: '2 MB' })).waitFor()
    assert.equal(await logoOf(workspace), null)
    await choose('image/png', PIXEL)
    await logo.getByRole('img').waitFor()
    assert.equal(await alert.count(), 0)
  })

  test('what is used is shown beside the limits, as a chart and as a table, on a phone too', async () => {
    const workspace = await session.newWorkspace('used', 'Used')
    await session.call('POST', `/links?workspaceId=${workspace.id}`, { url: 'https://example.com/', key: 'used-1' })
    await open('used/settings/general')
    const usage = section('Usage')
    await usage.getByText('0, without a limit').waitFor()
    await usage.getByText('1, without a limit').waitFor()
    await usage.getByText('No events in the last 30 days.').waitFor()
    await assertAccessible(page)

    await usage.getByRole('radio', { name: 'New links' }).check({ force: true })
    await usage.getByText(/^1 new link in the last 30 days/).waitFor()
    const chart = usage.getByRole('slider', { name: 'New links per day' })
    await chart.focus()
    assert.match(await chart.getAttribute('aria-valuetext'), /: 1 new link$/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    assert.match(await chart.getAttribute('aria-valuetext'), /: 0 new links$/)
    await usage.getByRole('button', { name: 'Show as a table' }).click()
    const table = usage.getByRole('region', { name: 'New links per day' })
    assert.match(await table.getByRole('row').nth(1).innerText(), /1 new link$/)
    await assertAccessible(page)

    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.setViewportSize(DESKTOP)
  })

  test('a call is in the request log with what was sent and answered, and is found by path and status', async () => {
    const workspace = await session.newWorkspace('requests')
    const shop = await program(workspace, 'Shop')
    await shop('POST', '/tags', { name: HOSTILE })
    await shop('GET', '/links/nowhere')
    await open('requests/settings/logs')
    const list = section('Requests')
    await eventually('both calls are in the log', async () => {
      await page.reload()
      await list.getByText('GET /links/nowhere').or(list.getByText('No requests yet')).first().waitFor()
      return (await list.getByText('POST /tags').count()) === 1 && (await list.getByText('GET /links/nowhere').count()) === 1
    })
    await assertAccessible(page)
    await page.getByRole('button', { name: '4xx' }).click()
    await list.getByText('POST /tags').waitFor({ state: 'detached' })
    await list.getByText('GET /links/nowhere').waitFor()
    assert.equal(await page.getByRole('button', { name: '4xx' }).getAttribute('aria-pressed'), 'true')
    assert.match(page.url(), /status=4xx/)
    await page.getByRole('button', { name: '4xx' }).click()
    await page.getByLabel('Path begins with, such as /links').fill('/tags')
    await list.getByText('GET /links/nowhere').waitFor({ state: 'detached' })
    await list.getByText('POST /tags').click()
    await list.getByRole('group', { name: 'Sent' }).filter({ hasText: HOSTILE.slice(0, 10) }).waitFor()
    await list.getByText('shop/1').waitFor()
    assert.equal(await list.locator('img').count(), 0)
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.getByLabel('Path begins with, such as /links').fill('/nothing')
    await list.getByText('No such requests').waitFor()
    await assertAccessible(page)
    await list.getByRole('button', { name: 'Show all' }).click()
    await list.getByText('GET /links/nowhere').waitFor()
  })

  test('the audit log tells who changed what by their names, also once it is gone', async () => {
    const workspace = await session.newWorkspace('records')
    await open('records/settings/audit')
    const list = section('Changes')
    await list.getByText('No changes yet').waitFor()
    await assertAccessible(page)

    const grace = await session.newPerson(workspace, 'Grace', 'member')
    const shop = await program(workspace, 'Shop')
    const tag = await shop('POST', '/tags', { name: HOSTILE })
    await session.signInAs(grace)
    const path = `/tags/${tag.id}?workspaceId=${workspace.id}`
    await session.call('PATCH', path, { name: 'summer' })
    await session.call('DELETE', path)
    await session.signInAs(server)

    await page.reload()
    const rows = list.getByRole('listitem')
    const row = (...words) => words.reduce((found, hasText) => found.filter({ hasText }), rows)
    await row('Create tag', 'summer', 'Owner').waitFor()
    await row('Update tag', 'summer', 'Grace').waitFor()
    await row('Delete tag', 'summer', 'Grace').waitFor()
    await row('Create token', 'Shop').waitFor()
    assert.equal(await list.locator('summary').getByText(tag.id).count(), 0)
    await row('Create tag').locator('summary').click()
    await row('Create tag').getByText(/^Shop \(key_/).waitFor()
    await row('Create tag').getByText(`(${server.email})`).waitFor()
    await row('Create tag').getByText(`summer (${tag.id})`).waitFor()
    await row('Create tag').getByRole('group', { name: 'Details' }).filter({ hasText: '<img' }).waitFor()
    assert.equal(await list.locator('img').count(), 0)
    await assertAccessible(page)
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await page.setViewportSize(DESKTOP)

    await row('Create tag').getByRole('button', { name: 'All changes of this' }).click()
    await row('Create token').waitFor({ state: 'detached' })
    assert.equal(await rows.count(), 3)
    await page.getByLabel('By whom').selectOption({ label: 'By Grace' })
    await row('Create tag').waitFor({ state: 'detached' })
    assert.equal(await rows.count(), 2)
    await assertAccessible(page)
    await row('Delete tag').locator('summary').click()
    await row('Delete tag').getByRole('button', { name: 'All of this kind' }).click()
    await page.getByRole('button', { name: 'Remove the filter Kind Delete tag' }).waitFor()
    await row('Update tag').waitFor({ state: 'detached' })
    assert.equal(await rows.count(), 1)
    await page.getByLabel('By whom').selectOption({ label: 'By Owner' })
    await list.getByText('No such changes').waitFor()
    await assertAccessible(page)
    await list.getByRole('button', { name: 'Show all' }).click()
    await row('Create token').waitFor()
  })

  test('the audit log is written to a file, and is not for viewers', async () => {
    const workspace = await session.newWorkspace('exported')
    await session.call('POST', `/tags?workspaceId=${workspace.id}`, { name: 'spring' })
    await open('exported/settings/audit')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const file = await readFile(await (await download).path(), 'utf8')
    assert.match(file, /^time,action,target,changes,user,key,ip,request\r\n/)
    assert.match(file, /,createTag,tag_/)

    await session.signInAs(await session.newPerson(workspace, 'Vera', 'viewer'))
    await open('exported/settings/audit')
    await page.getByText('The log could not be loaded.').waitFor()
    await page.getByText(/Only owners and members of workspace/).waitFor()
    await assertAccessible(page)
  })

  test('where no mail is sent, somebody new makes an account behind the invite link at once', async () => {
    const workspace = await session.newWorkspace('walk-in', 'Walk in')
    const wilma = await session.newPerson(workspace, 'Wilma', 'viewer')
    const { inviteUrl } = await session.call('POST', `/workspaces/${workspace.id}/invites/reset`)
    await page.context().clearCookies()
    await page.goto(inviteUrl)
    await page.getByRole('heading', { name: 'Join Walk in' }).waitFor()
    await page.getByRole('button', { name: 'Create account and join' }).click()
    await page.getByText('Enter your name.').waitFor()
    await page.getByLabel('E-mail').fill(wilma.email)
    await page.getByLabel('Your name').fill('Wim')
    await page.getByLabel('Password', { exact: true }).fill('a password long enough')
    await page.setViewportSize(PHONE)
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.setViewportSize(DESKTOP)
    await page.keyboard.press('Enter')
    await page.getByText('Somebody else has an account with this e-mail address.').waitFor()
    await assertAccessible(page)
    await page.getByLabel('E-mail').fill('wim@walk-in.example')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/app\/walk-in\/links/)
    const me = await session.call('GET', '/user')
    assert.deepEqual([me.email, me.name, me.emailVerified], ['wim@walk-in.example', 'Wim', false])

    // somebody with an account signs in, and comes back to the link
    await page.context().clearCookies()
    await page.goto('about:blank')
    await page.goto(inviteUrl)
    await page.getByRole('link', { name: 'I have an account: sign in' }).click()
    // both pages have such fields
    await page.getByRole('heading', { name: 'Sign in to Waymark' }).waitFor()
    await page.getByLabel('E-mail').fill('wim@walk-in.example')
    await page.getByLabel('Password', { exact: true }).fill('a password long enough')
    await page.keyboard.press('Enter')
    await page.getByText('You are a member of this workspace already.').waitFor()
  })

  test('the pages complain of nothing and ask no other host', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
