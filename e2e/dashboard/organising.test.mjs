// The pages around links in a browser: domains, tags, folders, UTM templates, imports and exports.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { focused } from './focus.mjs'
import { assertAccessible, assertNoSidewaysScroll, signIn, watch } from './checks.mjs'
import { startDns } from './dns.mjs'
import { api, startServer } from './server.mjs'

const ADDRESS = '203.0.113.10'
const CNAME = 'links.waymark.example'
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('pages around links', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let dns
  let server
  let browser
  let page
  let seen

  before(async () => {
    dns = await startDns()
    server = await startServer({
      WAYMARK_DNS_ADDRESSES: ADDRESS,
      WAYMARK_DNS_CNAME: CNAME,
      WAYMARK_DNS_RESOLVER: dns.address,
    })
    browser = await openBrowser({ reducedMotion: 'reduce' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    await signIn(page, server)
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
    dns?.stop()
  })

  const open = async (path) => {
    await page.goto(server.origin + '/app/main/' + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const dialog = () => page.getByRole('dialog')
  const field = (label) => dialog().getByLabel(label, { exact: true })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const row = (text) => page.getByRole('listitem').filter({ hasText: text })
  async function menu(name, item) {
    await page.getByRole('button', { name, exact: true }).click()
    await page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  test('tags are made, found, changed and deleted with the keyboard (TAG)', async () => {
    await open('links/tags')
    await page.getByText('No tags yet').waitFor()
    await assertAccessible(page)
    await page.keyboard.press('c')
    await page.keyboard.press('Enter')
    await dialog().getByText('Enter a name.').waitFor()
    await page.keyboard.type('spring')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await dialog().getByRole('radio', { name: 'Purple' }).check()
    await assertAccessible(page)
    await page.keyboard.press('Control+Enter')
    await closed()
    await row('spring').getByText('0 links').waitFor()
    const [tag] = await api(server, 'GET', '/tags')
    assert.deepEqual([tag.name, tag.color], ['spring', 'purple'])

    await page.keyboard.press('c')
    await page.keyboard.type('Spring')
    await page.keyboard.press('Enter')
    await dialog().getByText('A tag with that name already exists.').waitFor()
    await focused(field('Name'))
    assert.equal(await field('Name').getAttribute('aria-invalid'), 'true')
    await page.keyboard.press('Escape')
    await dialog().getByText('What you entered is not saved yet.').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await closed()

    await api(server, 'POST', '/links', { url: 'https://example.com', key: 'tagged', tagIds: [tag.id] })
    await menu('Actions for spring', 'Edit')
    await field('Name').fill('summer')
    await page.keyboard.press('Enter')
    await closed()
    await row('summer').getByText('1 link').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('win')
    await page.getByText('No tag contains').waitFor()
    assert.match(page.url(), /search=win/)
    await page.keyboard.press('Escape')
    await menu('Actions for summer', 'Delete…')
    await dialog().getByText('1 link').waitFor()
    await focused(dialog().getByRole('button', { name: 'Cancel' }))
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Delete tag' }).click()
    await closed()
    await page.getByText('No tags yet').waitFor()
  })

  test('folders are made with an access level, preferred, and deleted without their links (FLD)', async () => {
    await open('links/folders')
    await page.keyboard.press('c')
    await page.keyboard.type('Marketing')
    await field('Description').fill('Campaigns')
    await dialog().getByRole('radio', { name: /Everybody sees/ }).check()
    await assertAccessible(page)
    await dialog().getByRole('button', { name: 'Create folder' }).click()
    await closed()
    const [folder] = await api(server, 'GET', '/folders')
    assert.deepEqual([folder.name, folder.description, folder.accessLevel], ['Marketing', 'Campaigns', 'read'])
    await api(server, 'POST', '/links', { url: 'https://example.com', key: 'foldered', folderId: folder.id })
    await page.reload()
    await row('Marketing').getByText('1 link').waitFor()
    await row('Marketing').getByText('Everybody sees').waitFor()

    await page.keyboard.press('c')
    await page.keyboard.type('marketing')
    await page.keyboard.press('Enter')
    await dialog().getByText('A folder with that name already exists.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await closed()

    await menu('Actions for Marketing', 'Start here')
    await row('Marketing').getByText('You start here').waitFor()
    await assertAccessible(page)
    await menu('Actions for Marketing', 'Members')
    await page.getByRole('heading', { name: 'Members of Marketing' }).waitFor()
    await row('owner@localhost').getByText('Owner', { exact: true }).first().waitFor()
    await assertAccessible(page)
    await page.getByRole('main').getByRole('link', { name: 'Folders' }).click()
    await menu('Actions for Marketing', 'Delete…')
    await dialog().getByText('Its 1 link stays, in no folder.').waitFor()
    await dialog().getByRole('button', { name: 'Delete folder' }).click()
    await closed()
    await page.getByText('No folders yet').waitFor()
  })

  test('UTM templates are made, copied and changed (UI-6)', async () => {
    await open('links/utm')
    await page.keyboard.press('c')
    await page.keyboard.type('Mail')
    await field('Source').fill('news letter')
    await field('Medium').fill('email')
    await dialog().getByText('?utm_source=news%20letter&utm_medium=email').waitFor()
    await assertAccessible(page)
    await page.keyboard.press('Control+Enter')
    await closed()
    await row('Mail').getByText('news letter').waitFor()
    await menu('Actions for Mail', 'Duplicate')
    assert.equal(await field('Name').inputValue(), 'Mail copy')
    await field('Name').fill('mail')
    await page.keyboard.press('Enter')
    await dialog().getByText('A UTM template with that name already exists.').waitFor()
    await field('Name').fill('Print')
    await field('Medium').fill('')
    await page.keyboard.press('Enter')
    await closed()
    const templates = await api(server, 'GET', '/utm')
    assert.deepEqual(
      templates.map((each) => [each.name, each.utm_source, each.utm_medium]),
      [
        ['Mail', 'news letter', 'email'],
        ['Print', 'news letter', null],
      ],
    )
    await assertAccessible(page)
    await menu('Actions for Print', 'Delete…')
    await dialog().getByRole('button', { name: 'Delete template' }).click()
    await closed()
    await page.getByRole('button', { name: 'Print', exact: true }).waitFor({ state: 'detached' })
  })

  test('a domain is added as it is typed, and refused at its field (DOM-3)', async () => {
    await open('settings/domains')
    await page.getByText('No domain of your own yet').waitFor()
    await page.keyboard.press('c')
    await page.keyboard.type('www.acme.com')
    await page.keyboard.press('Enter')
    await dialog().getByText(/Leave out “www.”/).waitFor()
    await focused(field('Domain'))
    await field('Domain').fill('https://Go.Acme.com/path')
    await dialog().getByText('go.acme.com', { exact: true }).waitFor()
    await assertAccessible(page)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'go.acme.com', level: 1 }).waitFor()
    await page.getByText('Primary').waitFor()
    await open('settings/domains')
    await page.keyboard.press('c')
    await page.keyboard.type('go.acme.com')
    await dialog().getByText('Domain is already in use.').waitFor()
    await page.keyboard.press('Enter')
    await dialog().getByText('Domain is already in use.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await closed()
  })

  test('its page shows what the DNS should say and says, and sees by itself when it does (DOM-10, DOM-11)', async () => {
    dns.records.set('A go.acme.com', ['198.51.100.4'])
    dns.records.set('CNAME go.acme.com', ['elsewhere.example'])
    await open('settings/domains')
    await page.getByRole('link', { name: 'go.acme.com' }).click()
    await page.getByText('Leads elsewhere').waitFor()
    const record = row('Leads visitors here')
    await record.getByText('Different').waitFor()
    await record.getByText('elsewhere.example').waitFor()
    await record.getByRole('button', { name: 'Copy the value of the CNAME record' }).click()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), CNAME)
    await assertAccessible(page)
    dns.records.set('A go.acme.com', [ADDRESS])
    dns.records.set('CNAME go.acme.com', [CNAME])
    // the page asks again after ten seconds
    await page.getByRole('status').getByText('Verified').waitFor({ timeout: 20_000 })
    await record.getByText('Set', { exact: true }).waitFor()
    assert.equal((await api(server, 'GET', '/domains/go.acme.com')).verified, true)
  })

  test('where its visitors go is saved, and what is refused is said at the field (DOM-4)', async () => {
    const section = page.getByRole('region', { name: 'Where visitors go' })
    const save = section.getByRole('button', { name: 'Save changes' })
    assert.equal(await save.isDisabled(), true)
    await section.getByLabel('To the domain itself').fill('acme.com')
    await section.getByLabel('With an unknown link').fill('javascript:alert(1)')
    await save.click()
    await section.getByText(/runs no script/).waitFor()
    assert.equal(await section.getByLabel('With an unknown link').getAttribute('aria-invalid'), 'true')
    await section.getByLabel('With an unknown link').fill('https://acme.com/404')
    await section.getByLabel('Example in the link builder').fill('https://acme.com/page')
    await page.getByRole('main').getByRole('link', { name: 'Domains' }).click()
    await page.getByRole('dialog', { name: 'Not saved yet' }).waitFor()
    await assertAccessible(page)
    await page.keyboard.press('Escape')
    await closed()
    await section.getByLabel('Example in the link builder').press('Control+Enter')
    await section.getByText(/^Saved at/).waitFor()
    const domain = await api(server, 'GET', '/domains/go.acme.com')
    assert.deepEqual(
      [domain.notFoundUrl, domain.expiredUrl, domain.placeholder],
      ['https://acme.com/404', null, 'https://acme.com/page'],
    )
    const root = await api(server, 'GET', '/links/info?domain=go.acme.com&key=_root')
    assert.equal(root.url, 'https://acme.com')
  })

  test('files for apps are JSON, and a logo is a picture (DOM-1)', async () => {
    const section = page.getByRole('region', { name: 'Apps' })
    const links = section.getByLabel('assetlinks.json')
    await links.fill('[{"relation": }]')
    await section.getByText('This is not JSON: see line 1, column 15.').waitFor()
    await section.getByRole('button', { name: 'Save changes' }).click()
    await focused(links)
    await links.fill('[{"relation":["x"]}]')
    await section.getByRole('button', { name: 'Format' }).click()
    assert.equal((await links.inputValue()).split('\n').length, 7)
    await section.getByRole('button', { name: 'Save changes' }).click()
    await section.getByText(/^Saved at/).waitFor()
    assert.equal((await api(server, 'GET', '/domains/go.acme.com')).assetLinks, '[{"relation":["x"]}]')

    const logo = page.getByRole('region', { name: 'Logo' })
    await logo.getByLabel('Logo file').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: PIXEL })
    await logo.getByRole('alert').getByText(/Choose a PNG/).waitFor()
    await logo.getByLabel('Logo file').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PIXEL })
    const picture = logo.getByRole('img', { name: 'Logo of go.acme.com' })
    await picture.waitFor()
    await page.waitForFunction(() => document.querySelector('main img').naturalWidth === 1)
    await assertAccessible(page)
    await logo.getByRole('button', { name: 'Remove' }).click()
    await picture.waitFor({ state: 'detached' })
  })

  test('domains are archived and back, made primary, renamed, and deleted by their name', async () => {
    await api(server, 'POST', '/domains', { slug: 'acme.link' })
    await open('settings/domains')
    await menu('Actions for acme.link', 'Archive')
    await page.getByRole('link', { name: 'acme.link' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Archived' }).click()
    await page.getByRole('link', { name: 'acme.link' }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('No domain is archived.').waitFor()
    await page.getByRole('button', { name: 'Archived' }).click()
    await menu('Actions for acme.link', 'Make primary…')
    await dialog().getByRole('button', { name: 'Make primary' }).click()
    await closed()
    await row('acme.link').getByText('Primary').waitFor()
    await menu('Actions for acme.link', 'Rename…')
    await field('New name').fill('go.acme.com')
    await page.keyboard.press('Enter')
    await dialog().getByText('Domain is already in use.').waitFor()
    await field('New name').fill('acme.page')
    await page.keyboard.press('Enter')
    await closed()
    await page.getByRole('link', { name: 'acme.page' }).waitFor()
    await menu('Actions for acme.page', 'Transfer…')
    await dialog().getByText('You are a member of no other workspace.').waitFor()
    await assertAccessible(page)
    await page.keyboard.press('Escape')
    await closed()
    await menu('Actions for acme.page', 'Delete…')
    const remove = dialog().getByRole('button', { name: 'Delete domain' })
    assert.equal(await remove.isDisabled(), true)
    await page.keyboard.type('acme.page')
    await assertAccessible(page)
    await remove.click()
    await closed()
    await page.getByRole('link', { name: 'acme.page' }).waitFor({ state: 'detached' })
  })

  test('a file is looked at before it is imported, row by row (IMP-1, IMP-2)', async () => {
    await api(server, 'POST', '/links', { url: 'https://example.com', domain: 'go.acme.com', key: 'there' })
    await open('settings/data')
    await assertAccessible(page)
    await page.getByLabel('CSV file').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('one\n') })
    await page.getByText('The file has one column only').waitFor()
    const rows = [
      'Kurzlink;Destination URL;Tags;Unused',
      'go.acme.com/new;https://example.com/new;"print, mail";1',
      'go.acme.com/bad;no address;;2',
      'go.acme.com/there;https://example.com/;;3',
    ]
    await page.getByLabel('CSV file').setInputFiles({
      name: 'links.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\r\n')),
    })
    await page.getByText('Not taken: Kurzlink, Unused.').waitFor()
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('Choose the column that holds it.').waitFor()
    await page.getByLabel('Short link').selectOption('Kurzlink')
    await page.getByRole('button', { name: 'Check the file' }).click()
    await page.getByText('1 link would be made. 1 row exists already. 1 row cannot become a link.').waitFor()
    await row('go.acme.com/bad').getByText(/no URL/).waitFor()
    await assertAccessible(page)
    assert.equal((await api(server, 'GET', '/tags')).length, 0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Not valid 1' }).click()
    await page.getByRole('button', { name: 'Download' }).click()
    const report = await readFile(await (await download).path(), 'utf8')
    assert.match(report, /3,go\.acme\.com\/bad,failed,/)
    assert.doesNotMatch(report, /imported/)
    await page.getByRole('button', { name: 'Import 1 link' }).click()
    await page.getByText('1 link is made.').waitFor()
    const link = await api(server, 'GET', '/links/info?domain=go.acme.com&key=new')
    assert.equal(link.url, 'https://example.com/new')
    assert.deepEqual(link.tags.map(({ name }) => name).sort(), ['mail', 'print'])
  })

  test('a file of links has the columns and the links that were chosen (EXP-1, EXP-2)', async () => {
    const folder = await api(server, 'POST', '/folders', { name: 'Archive' })
    await api(server, 'POST', '/links', { url: 'https://example.com/in', key: 'in-a-folder', folderId: folder.id })
    await open('settings/data?tab=export')
    await assertAccessible(page)
    const file = async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download CSV' }).click(),
      ])
      return (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
    }
    const all = await file()
    assert.equal(all[0], 'Short link,Destination URL,Clicks,Created at')
    assert.ok(all.some((line) => line.includes('/in-a-folder')))
    const count = (await page.getByText(/a row for each/).textContent()).match(/\d+/)[0]
    assert.equal(all.length - 1, Number(count))

    await page.getByLabel('That contain').fill('acme.com/new')
    await page.getByText('1 link, a row for each.').waitFor()
    await page.getByLabel('Clicks').uncheck()
    await page.getByLabel('Created at').uncheck()
    await page.getByLabel('Tags').check()
    const [headings, line, ...rest] = await file()
    assert.equal(headings, 'Short link,Destination URL,Tags')
    assert.match(line, /^https:\/\/go\.acme\.com\/new,https:\/\/example\.com\/new,"(mail, print|print, mail)"$/)
    assert.deepEqual(rest, [])
    await page.reload()
    assert.equal(await page.getByLabel('That contain').inputValue(), 'acme.com/new')
    await page.getByLabel('Made in').selectOption('Days of your choice')
    await page.getByText('Choose the first day.').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Download CSV' }).getAttribute('aria-disabled'), 'true')
    await page.getByLabel('From').fill('2023-01-01')
    await page.getByLabel('To', { exact: true }).fill('2023-01-02')
    await page.getByText('A row for each of at most 1 link.').waitFor()
    assert.deepEqual(await file(), ['Short link,Destination URL,Tags'])
  })

  test('every page fits a narrow phone, and is reached from there', async () => {
    const size = page.viewportSize()
    await api(server, 'POST', '/tags', { name: 'a-name-without-any-space-that-goes-on-and-on-and-on-and-on', color: 'brown' })
    await page.setViewportSize({ width: 360, height: 740 })
    for (const path of [
      'links/tags',
      'links/folders',
      'links/utm',
      'settings/domains',
      'settings/domains/go.acme.com',
      'settings/data',
      'settings/data?tab=export&interval=custom',
    ]) {
      await open(path)
      await page.waitForLoadState('networkidle')
      await assertNoSidewaysScroll(page)
      await assertAccessible(page)
    }
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'UTM templates' }).click()
    await page.getByRole('heading', { name: 'UTM templates', level: 1 }).waitFor()
    await focused(page.getByRole('heading', { level: 1 }))
    await page.setViewportSize(size)
  })

  test('the browser had nothing to complain about, and asked nobody else', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
