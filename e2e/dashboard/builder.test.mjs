// Builds links in a browser with all that a link can have, and draws their QR codes.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { CHROMIUM, hasChromium, openBrowser } from './browser.mjs'
import { focused } from './focus.mjs'
import { assertAccessible, signIn, watch } from './checks.mjs'
import { api, startServer } from './server.mjs'

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const PICTURE = { name: 'picture.png', mimeType: 'image/png', buffer: PIXEL }

describe('the link builder', { skip: hasChromium ? false : `there is no ${CHROMIUM}` }, () => {
  let server
  let browser
  let page
  let seen

  before(async () => {
    server = await startServer()
    browser = await openBrowser({ reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' })
    page = browser.context.pages()[0]
    seen = watch(page, server.origin)
    await signIn(page, server)
    await api(server, 'POST', '/folders', { name: 'Autumn' })
    await api(server, 'POST', '/tags', { name: 'paid', color: 'blue' })
    await api(server, 'POST', '/utm', { name: 'Letter', utm_source: 'letter', utm_medium: 'email' })
    await page.reload()
  })

  after(async () => {
    await browser?.close()
    await server?.stop()
  })

  const dialog = () => page.getByRole('dialog')
  const field = (label) => dialog().getByLabel(label, { exact: true })
  const button = (name) => dialog().getByRole('button', { name })
  const row = (name) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: new RegExp(`/${name}$`) }) })
  const closed = () => dialog().waitFor({ state: 'detached' })
  const stored = (key) => api(server, 'GET', `/links/info?domain=${new URL(server.origin).host}&key=${key}`)
  async function edit(name) {
    await page.getByRole('button', { name: new RegExp(`Actions for .*/${name}$`) }).click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    await field('Destination').waitFor()
  }

  test('saves everything that a link can have (UI-1, UI-2)', async () => {
    await page.getByRole('button', { name: 'Create link' }).first().click()
    await field('Destination').fill('example.com/landing?a=1')
    await button('Template').click()
    await page.getByRole('menuitem', { name: 'Letter' }).click()
    assert.equal(
      await field('Destination').inputValue(),
      'https://example.com/landing?a=1&utm_source=letter&utm_medium=email',
    )
    await field('Key').fill('everything')
    await dialog().getByText('Free.').waitFor()
    await field('Tags').fill('pa')
    await page.keyboard.press('Enter')
    await field('Tags').fill('brand new')
    await page.keyboard.press('Enter')
    await button('Remove the tag brand new').waitFor()
    await field('Comments').fill('For the shop')
    await field('Folder').selectOption({ label: 'Autumn' })
    await button('Targeting').click()
    await field('iOS').fill('https://apps.apple.com/app')
    await button('Done').click()
    await button('Password').click()
    await button('Generate one').click()
    const password = await field('Link password').inputValue()
    assert.equal(password.length, 24)
    await button('Done').click()
    await button('Expiration').click()
    await field('Expires').fill('31 Dec 2036 18:00')
    // the clock of Berlin, and that of UTC
    await dialog().getByText(/31 December 2036 at 18:00:00 CET \(31 Dec 2036, 17:00:00 UTC\)/).waitFor()
    await assertAccessible(page)
    await button('Done').click()
    await button('More').click()
    for (const toggle of ['Cloaking', 'Search engines may index it', 'Permanent retention']) {
      await page.getByRole('menuitemcheckbox', { name: toggle }).click()
    }
    await page.getByRole('menuitem', { name: 'Advanced…' }).click()
    await field('External id').fill('mine-1')
    await field('Tenant id').fill('tenant-1')
    await button('Done').click()
    await button('Edit…').click()
    await field('Title').fill('A title of its own')
    await field('Description').fill('And a description')
    await page.getByLabel('Picture file').setInputFiles(PICTURE)
    await dialog().getByText('Uploaded').or(page.locator('input[name=image][readonly]')).first().waitFor()
    await assertAccessible(page)
    await button('Done').click()
    await assertAccessible(page)
    await page.keyboard.press('Control+Enter')
    await closed()
    const link = await stored('everything')
    assert.equal(link.url, 'https://example.com/landing?a=1&utm_source=letter&utm_medium=email')
    assert.deepEqual(link.tags.map(({ name }) => name), ['paid', 'brand new'])
    assert.equal(link.comments, 'For the shop')
    assert.match(link.folderId, /^fold_/)
    assert.equal(link.ios, 'https://apps.apple.com/app')
    assert.equal(link.password, password)
    assert.equal(link.expiresAt, '2036-12-31T17:00:00.000Z')
    assert.deepEqual([link.rewrite, link.doIndex, link.proxy], [true, true, true])
    assert.notEqual(link.linkRetentionCleanupDisabledAt, null)
    assert.deepEqual([link.externalId, link.tenantId], ['mine-1', 'tenant-1'])
    assert.deepEqual([link.title, link.description], ['A title of its own', 'And a description'])
    assert.match(link.image, /\/images\//)
    const picture = await fetch(link.image)
    assert.equal(picture.headers.get('content-type'), 'image/jpeg')
  })

  test('says what the server understood of words it alone knows, and clears what is removed (UI-2)', async () => {
    await page.goto(`${server.origin}/app/main/links?search=everything`)
    await row('everything').waitFor()
    await edit('everything')
    await button('Expiration').click()
    await field('Expires').fill('the day after tomorrow')
    await dialog().getByText(/The server will read this/).waitFor()
    await button('Done').click()
    await field('Folder').selectOption({ label: 'Unsorted' })
    await button('Remove the tag paid').click()
    await button('Targeting').click()
    await button(/^Remove$/).click()
    await button('Save changes').click()
    await page.getByText(/everything is saved\. It expires/).waitFor()
    const link = await stored('everything')
    assert.equal(link.folderId, null)
    assert.equal(link.ios, null)
    assert.deepEqual(link.tags.map(({ name }) => name), ['brand new'])
    assert.ok(new Date(link.expiresAt) > new Date())
    assert.equal(link.title, 'A title of its own')
    await edit('everything')
    await button('Expiration').click()
    await field('Expires').fill('gibberish')
    await button('Done').click()
    await button('Save changes').click()
    // refused by the server, said at the field, in the dialog that holds it
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'expiresAt')
    assert.equal(await field('Expires').getAttribute('aria-invalid'), 'true')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await button('Discard').click()
    await closed()
  })

  test('shares visitors out between up to four addresses (UI-3)', async () => {
    await page.goto(`${server.origin}/app/main/links`)
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
    await page.keyboard.press('c')
    await field('Destination').fill('https://example.com/a')
    await field('Key').fill('split')
    // keys act outside of fields only
    await dialog().getByRole('heading', { name: 'New link' }).click()
    await page.keyboard.press('a')
    await button('Begin with this destination').click()
    await button('Add an address').click()
    const border = dialog().getByRole('slider', { name: 'Border between A and B' })
    assert.equal(await border.getAttribute('aria-valuetext'), 'A 34 %, B 33 %')
    await border.focus()
    await page.keyboard.press('PageUp')
    assert.equal(await border.getAttribute('aria-valuetext'), 'A 44 %, B 23 %')
    await page.keyboard.press('End')
    assert.equal(await border.getAttribute('aria-valuetext'), 'A 57 %, B 10 %')
    await button('Split evenly').click()
    await assertAccessible(page)
    await field('Address B').fill('https://example.com/b')
    await button('Done').click()
    await button('Create link').click()
    // an address is missing: the dialog opens at it
    await page.getByText('Enter a destination.').waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'testVariants.2.url')
    await button('Remove address C').click()
    await page.keyboard.press('Escape')
    await button('Create link').click()
    await closed()
    const link = await stored('split')
    assert.equal(link.trackConversion, true)
    assert.deepEqual(link.testVariants, [
      { url: 'https://example.com/a', percentage: 50 },
      { url: 'https://example.com/b', percentage: 50 },
    ])
    const days = (new Date(link.testCompletedAt) - new Date(link.testStartedAt)) / 86_400_000
    assert.ok(Math.abs(days - 14) < 0.1, `${days} days`)
    await edit('split')
    await button(/^A\/B test/).click()
    await button('End the test, and keep B').click()
    await button('Save changes').click()
    await closed()
    const after = await stored('split')
    assert.deepEqual([after.url, after.testVariants], ['https://example.com/b', null])
  })

  test('keeps drafts, without their passwords, until they are saved (UI-1)', async () => {
    await page.keyboard.press('c')
    await field('Destination').fill('https://example.com/draft')
    await button('Password').click()
    await field('Link password').fill('secret')
    await button('Done').click()
    await page.waitForFunction(() => JSON.stringify({ ...localStorage }).includes('example.com/draft'))
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes('secret')), false)
    // as after a crash
    await page.reload()
    await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
    await page.keyboard.press('c')
    await button('Drafts').click()
    await assertAccessible(page)
    await page.getByRole('menuitem', { name: /example\.com\/draft/ }).click()
    assert.equal(await field('Destination').inputValue(), 'https://example.com/draft')
    await field('Key').fill('from-draft')
    await button('Create link').click()
    await closed()
    await row('from-draft').waitFor()
    assert.equal(await page.evaluate(() => JSON.stringify({ ...localStorage }).includes('example.com/draft')), false)
  })

  test('keys open what they name, and only where nobody types', async () => {
    await page.keyboard.press('c')
    await field('Destination').fill('https://example.com/keys')
    await dialog().getByRole('heading', { name: 'New link' }).click()
    for (const [key, title] of Object.entries({ u: 'Campaign (UTM)', g: 'Targeting', p: 'Password', e: 'Expiration', l: 'Link preview', v: 'Advanced' })) {
      await page.keyboard.press(key)
      await page.getByRole('dialog', { name: title }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name: title }).waitFor({ state: 'detached' })
      await dialog().getByRole('heading', { name: 'New link' }).click()
    }
    await page.keyboard.press('c')
    assert.equal(await dialog().getByRole('switch', { name: /Conversion tracking/ }).getAttribute('aria-checked'), 'true')
    await page.keyboard.press('t')
    await focused(field('Tags'))
    await page.keyboard.type('upg')
    assert.equal(await page.getByRole('dialog').count(), 1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await button('Discard').click()
    await closed()
  })

  test('draws QR codes that can be styled, saved and read (UI-4)', async () => {
    await page.getByRole('button', { name: /Actions for .*\/split$/ }).click()
    await page.getByRole('menuitem', { name: 'QR code' }).click()
    await dialog().getByRole('img', { name: /QR code that leads to/ }).waitFor()
    await assertAccessible(page)
    await dialog().getByText('Extra rounded').click()
    await dialog().getByRole('group', { name: 'Marker borders' }).getByText('Circle').click()
    await dialog().getByRole('group', { name: 'Marker centres' }).getByText('Circle').click()
    await field('Colour').fill('#dddddd')
    await dialog().getByText(/too close to each other/).waitFor()
    await field('Colour').fill('#0b6b57')
    await page.getByLabel('Logo file').setInputFiles(PICTURE)
    await field('Your own').waitFor()
    const download = async (form) => {
      const [file] = await Promise.all([page.waitForEvent('download'), button(`Download ${form}`).click()])
      assert.match(file.suggestedFilename(), new RegExp(`split\\.${form.toLowerCase()}$`))
      return readFile(await file.path())
    }
    const svg = (await download('SVG')).toString()
    assert.match(svg, /fill="#0b6b57"/)
    assert.match(svg, /<image href="data:image\/png/)
    const png = await download('PNG')
    assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')])
    assert.equal(png.readUInt32BE(16), 1024)
    assert.deepEqual([...(await download('JPG')).subarray(0, 2)], [0xff, 0xd8])
    await button('Copy its address').click()
    await dialog().getByText('The address is copied.').waitFor()
    const address = await page.evaluate(() => navigator.clipboard.readText())
    assert.equal(new URL(address).searchParams.get('url'), `${server.origin}/split?qr=1`)
    assert.equal((await fetch(address)).headers.get('content-type'), 'image/png')
    await button(/^Use for all of/).click()
    await button('Done').click()
    await closed()
    await page.keyboard.press('Escape')
  })

  test('no page failed, broke the policy, or asked another host', () => {
    assert.deepEqual(seen.complaints, [])
    assert.deepEqual(seen.strangers, [])
  })
})
