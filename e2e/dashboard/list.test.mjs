// The list of links in a browser: filters, folders, how it looks, and changes of many links.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { assertAccessible, assertNoSidewaysScroll, signIn, watch } from './checks.mjs'
import { api, startServer, visit } from './server.mjs'

describe('the list of links', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let server
  let browser
  let page
  let seen
  const tags = {}
  let folder

  before(async () => {
    server = await startServer()
    for (const [name, color] of [['red', 'red'], ['blue', 'blue']]) tags[name] = await api(server, 'POST', '/tags', { name, color })
    folder = await api(server, 'POST', '/folders', { name: 'Autumn' })
    const make = (key, more = {}) => api(server, 'POST', '/links', { url: `https://example.com/${key}`, key, ...more })
    await make('one', { tagIds: [tags.red.id] })
    await make('two', { tagIds: [tags.red.id, tags.blue.id] })
    await make('three')
    await make('four', { folderId: folder.id, tagIds: [tags.blue.id] })
    const popular = await make('popular')
    await visit(popular.shortLink)
    await make('last')
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    await signIn(page, server)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const rows = () => page.getByRole('region', { name: 'Links' }).getByRole('listitem')
  const row = (name) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: new RegExp(`/${name}$`) }) })
  const dialog = () => page.getByRole('dialog')
  const button = (name) => dialog().getByRole('button', { name })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const stored = (key) => api(server, 'GET', `/links/info?domain=${new URL(server.origin).host}&key=${key}`)
  const select = async (...names) => {
    for (const name of names) await page.getByRole('checkbox', { name: new RegExp(`^Select .*/${name}$`) }).check()
  }
  const open = async (query = '') => {
    await page.goto(`${server.origin}/app/main/links${query}`)
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
    await rows().first().waitFor()
  }
  async function until(what, check) {
    for (const end = Date.now() + 10_000; !(await check()); ) {
      assert.ok(Date.now() < end, what)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  const shows = (...names) =>
    until(`the rows are ${names}`, async () => {
      const links = await rows().getByRole('link', { name: /^localhost:\d+\// }).allTextContents()
      return links.map((text) => text.split('/')[1]).sort().join() === [...names].sort().join()
    })

  test('is filtered by tag, domain and creator, which the URL keeps (UI-5)', async () => {
    await open()
    await shows('one', 'two', 'three', 'popular', 'last')
    await page.keyboard.press('f')
    await dialog().getByRole('checkbox', { name: /^blue/ }).check()
    await assertAccessible(page)
    await button('Done').click()
    // filters find links in folders too (LNK-58)
    await shows('two', 'four')
    assert.match(page.url(), new RegExp(`tagIds=${tags.blue.id}`))
    await page.getByRole('button', { name: 'Folder: All folders' }).waitFor()
    await page.reload()
    await shows('two', 'four')
    await assertAccessible(page)
    await row('two').getByRole('button', { name: 'Filter by the tag red' }).click()
    await shows('one', 'two', 'four')
    await page.getByRole('button', { name: 'Remove the filter Tag blue' }).click()
    await shows('one', 'two')
    await page.getByRole('heading', { name: 'Links', level: 1 }).click()
    await page.keyboard.press('f')
    await dialog().getByRole('checkbox', { name: /^Owner/ }).check()
    await button('Clear filters').click()
    await button('Done').click()
    await shows('one', 'two', 'three', 'popular', 'last')
  })

  test('shows one folder at a time, and sorts in four ways (LNK-58, LNK-60)', async () => {
    await page.getByRole('button', { name: 'Folder: Unsorted' }).click()
    await assertAccessible(page)
    await page.getByRole('menuitemcheckbox', { name: /^Autumn/ }).click()
    await shows('four')
    assert.match(page.url(), new RegExp(`folderId=${folder.id}`))
    await page.goBack()
    await open()
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Most clicks first' }).click()
    assert.match(page.url(), /sortBy=clicks/)
    await until('the link with a click is first', async () => /\/popular/.test(await rows().first().textContent()))
    for (const order of ['Clicked last first', 'Most revenue first', 'Newest first']) {
      await page.getByRole('menuitemcheckbox', { name: order }).click()
    }
    await until('the newest is first', async () => /\/last/.test(await rows().first().textContent()))
    await page.keyboard.press('Escape')
  })

  test('looks as it was chosen to, also after a reload (UI-5)', async () => {
    await page.getByRole('button', { name: 'Display' }).click()
    await assertAccessible(page)
    await page.getByRole('menuitemcheckbox', { name: 'Rows' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Destination' }).click()
    await page.keyboard.press('Escape')
    await page.reload()
    await rows().first().waitFor()
    assert.equal(await row('one').getByText('example.com/one').count(), 0)
    await page.getByRole('button', { name: 'Display' }).click()
    await page.getByRole('menuitem', { name: 'As usual' }).click()
    await row('one').getByText('example.com/one').waitFor()
  })

  test('many links are tagged, and that is undone', async () => {
    await select('one', 'two', 'three')
    await assertAccessible(page)
    await page.keyboard.press('t')
    // two of three have it: first all of them, then none
    await dialog().getByRole('checkbox', { name: /^red/ }).check()
    await dialog().getByRole('checkbox', { name: /^red/ }).uncheck()
    await dialog().getByLabel('Add tags').fill('shiny')
    await page.keyboard.press('Enter')
    await button('Remove the tag shiny').waitFor()
    await assertAccessible(page)
    await button('Change tags').click()
    await page.getByText('3 links tagged anew.').waitFor()
    const names = async (key) => (await stored(key)).tags.map(({ name }) => name).join()
    assert.deepEqual([await names('one'), await names('two'), await names('three')], ['shiny', 'blue,shiny', 'shiny'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await until('the tags are as before', async () => (await names('two')) === 'red,blue' && (await names('three')) === '')
  })

  test('many links are tracked, archived and moved by keys', async () => {
    await page.keyboard.press('Escape')
    await select('one', 'two')
    await page.getByRole('heading', { name: 'Links', level: 1 }).click()
    await page.keyboard.press('c')
    await page.getByText('2 links now track conversions.').waitFor()
    assert.equal((await stored('one')).trackConversion, true)
    await page.keyboard.press('m')
    await dialog().getByRole('radio', { name: 'Autumn' }).check()
    await button('Move').click()
    await page.getByText('2 links moved to Autumn.').waitFor()
    await shows('three', 'popular', 'last')
    assert.equal((await stored('two')).folderId, folder.id)
    await select('three')
    await page.keyboard.press('a')
    await shows('popular', 'last')
    assert.equal((await stored('three')).archived, true)
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await shows('three', 'popular', 'last')
  })

  test('what cannot be changed is said link by link', async () => {
    await open()
    await select('three', 'last')
    // somebody else is faster
    const gone = await stored('last')
    await api(server, 'DELETE', `/links/${gone.id}`)
    await page.keyboard.press('c')
    await page.getByText('Not changed').waitFor()
    await page.getByRole('alert').getByText(/last: Link not found/).waitFor()
    assert.equal((await stored('three')).trackConversion, true)
    await page.getByRole('button', { name: 'Dismiss' }).first().click()
  })

  test('deleting many with clicks needs their number (dashboard 5.4)', async () => {
    await open()
    await select('three', 'popular')
    await page.keyboard.press('x')
    const remove = button('Delete 2 links')
    assert.equal(await remove.isDisabled(), true)
    await assertAccessible(page)
    await page.keyboard.type('2')
    await remove.click()
    await page.getByText('2 links deleted.').waitFor()
    await page.getByText('There are no links outside your folders.').waitFor()
  })

  test('keys act on the row at hand, and rows are walked with J and K', async () => {
    await page.goto(`${server.origin}/app/main/links?folderId=${folder.id}`)
    await rows().first().waitFor()
    await page.getByRole('heading', { name: 'Links', level: 1 }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    assert.equal(await page.evaluate(() => document.activeElement.closest('li').getAttribute('data-link-id')), (await rows().first().getAttribute('data-link-id')))
    await page.keyboard.press('q')
    await page.getByRole('dialog', { name: /^QR code of/ }).waitFor()
    await page.keyboard.press('Escape')
    await closed()
    await page.keyboard.press('d')
    const key = dialog().getByLabel('Key', { exact: true })
    await key.waitFor()
    assert.match(await key.inputValue(), /-copy$/)
    await button('Create link').click()
    await closed()
    await until('the copy is in the same folder', async () => (await rows().count()) === 4)
    await page.keyboard.press('i')
    await page.getByText(/^link_\w+ is copied\.$/).waitFor()
  })

  test('fits a narrow phone, with a selection and with dialogs', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.reload()
    await rows().first().waitFor()
    await page.getByRole('checkbox', { name: 'Select all links on this page' }).check()
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    for (const name of ['Tag', 'Move', 'Delete…']) {
      await page.getByRole('toolbar').getByRole('button', { name }).click()
      await assertNoSidewaysScroll(page)
      await page.keyboard.press('Escape')
      await closed()
    }
    await page.keyboard.press('Escape')
    await page.getByRole('toolbar').waitFor({ state: 'detached' })
  })

  test('no page failed, broke the policy, or asked another host', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
