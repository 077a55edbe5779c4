import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const SERIOUS = ['serious', 'critical']

/** What the page complains about, and hosts it asks that are not the server's. */
export function watch(page, origin) {
  const complaints = []
  const strangers = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('blob:')) strangers.push(request.url())
  })
  return { complaints, strangers }
}

/** axe has no serious findings on the page as it is, in both themes. */
export async function assertAccessible(page) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction(() => document.getAnimations().every((each) => each.playState !== 'running'))
    // the policy refuses script elements in the page, but not the debugger
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(AXE, 'utf8'))
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    )
    assert.deepEqual(
      violations
        .filter(({ impact }) => SERIOUS.includes(impact))
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
      [],
      `${page.url()}, ${colorScheme}`,
    )
  }
}

export async function assertNoSidewaysScroll(page) {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(excess, 0, `${page.url()} is too wide by ${excess} px`)
}

export async function signIn(page, server) {
  await page.goto(`${server.origin}/app/login`)
  await page.getByLabel('E-mail').fill(server.email)
  await page.getByLabel('Password', { exact: true }).fill(server.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Links', level: 1 }).waitFor()
}
