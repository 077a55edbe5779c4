// Pictures of every page in both themes and two widths, for people to look at:
//   node screenshots.mjs <folder>
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from './browser.mjs'
import { api, startServer, visit } from './server.mjs'

const folder = process.argv[2] ?? 'screenshots'
await mkdir(folder, { recursive: true })

const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } }
const REFERRERS = ['https://news.example/front?id=3', 'https://www.google.com/', 'https://t.co/x', undefined, undefined]

const server = await startServer()
const { context, close } = await openBrowser()
const page = context.pages()[0]

async function shoot(name) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport)
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(folder, `${name}-${size}-${scheme}.png`), fullPage: false })
    }
  }
  await page.setViewportSize(SIZES.desktop)
}

async function fill() {
  const links = []
  const examples = [
    { url: 'https://shop.example/collections/spring?utm_source=newsletter&utm_campaign=spring', key: 'spring', comments: 'In the March letter', title: 'Spring collection' },
    { url: 'https://docs.example/getting-started', key: 'docs' },
    { url: 'https://example.com/a/very/long/path/that/goes/on/and/on/until/it/does/not/fit/any/more?with=parameters', key: 'long' },
    { url: 'https://apps.example/web', key: 'app-store', ios: 'https://apps.apple.com/app/1', android: 'https://play.google.com/x', geo: { DE: 'https://example.de' } },
    { url: 'https://secret.example/', key: 'board', password: 'open sesame', expiresAt: 'in 3 days' },
    { url: 'https://old.example/', key: 'black-friday', expiresAt: '2024-12-01T00:00:00Z' },
    { url: 'https://example.org/', key: 'retired', archived: true },
    { url: 'https://example.org/<img src=x onerror=alert(1)>', key: 'こんにちは' },
  ]
  for (const example of examples) links.push(await api(server, 'POST', '/links', example))
  for (let index = 0; index < 90; index++) {
    const link = links[Math.floor(index ** 1.3) % 4]
    await visit(link.shortLink, {
      address: `203.0.113.${index}`,
      referrer: REFERRERS[index % REFERRERS.length],
      phone: index % 3 === 0,
    })
  }
  return links
}

try {
  await page.goto(`${server.origin}/app`)
  await page.getByLabel('E-mail').waitFor()
  await shoot('sign-in')
  await page.getByLabel('E-mail').fill(server.email)
  await page.getByLabel('Password', { exact: true }).fill(server.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Make your first short link').waitFor()
  await shoot('empty')

  const links = await fill()
  await page.waitForTimeout(1500)
  await page.goto(`${server.origin}/app/main/links?showArchived=true`)
  await page.getByText('docs', { exact: true }).waitFor()
  await shoot('links')
  await page.getByRole('button', { name: /Actions for .*docs/ }).click()
  await shoot('row-menu')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Account of/ }).click()
  await shoot('user-menu')
  await page.keyboard.press('Escape')

  await page.keyboard.press('c')
  await page.getByLabel('Destination').fill('https://example.com/?utm_source=letter')
  await shoot('builder')
  for (const feature of ['UTM', 'Targeting', 'A/B test', 'Password', 'Expiration']) {
    await page.getByRole('button', { name: feature }).click()
    if (feature === 'A/B test') await page.getByRole('button', { name: /^Begin with/ }).click()
    await shoot(`builder-${feature.replace(/\W/g, '').toLowerCase()}`)
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await page.getByRole('button', { name: 'Edit…' }).click()
  await shoot('builder-preview')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()

  await page.getByRole('button', { name: /Actions for .*spring/ }).click()
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await shoot('edit')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Actions for .*spring/ }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await shoot('delete')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Actions for .*spring/ }).click()
  await page.getByRole('menuitem', { name: 'QR code' }).click()
  await shoot('qr')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select all links on this page' }).check()
  await shoot('selected')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await shoot('shortcuts')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Actions for .*docs/ }).click()
  await page.getByRole('menuitem', { name: 'Archive' }).click()
  await shoot('undo')

  await page.goto(`${server.origin}/app/main/links/analytics`)
  await page.getByText('Browsers').waitFor()
  await page.waitForTimeout(1000)
  await shoot('analytics')
  await page.setViewportSize(SIZES.desktop)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(folder, 'analytics-full-desktop.png'), fullPage: true })
  await page.setViewportSize(SIZES.phone)
  await page.waitForTimeout(300)
  await page.screenshot({ path: join(folder, 'analytics-full-phone.png'), fullPage: true })
  await page.goto(`${server.origin}/app/main/links/analytics?interval=30d&linkId=${links[0].id}&device=Desktop`)
  await page.getByText('Remove the filter').first().waitFor({ state: 'attached' }).catch(() => undefined)
  await page.waitForTimeout(800)
  await shoot('analytics-filtered')
  await page.goto(`${server.origin}/app/main/nowhere`)
  await shoot('not-found')
  await page.goto(`${server.origin}/api/docs`)
  await shoot('reference')
  await page.goto(`${server.origin}/api/docs#createLink`)
  await shoot('reference-operation')
} finally {
  await close()
  await server.stop()
}
