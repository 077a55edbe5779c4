import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

export const CHROMIUM = process.env.WAYMARK_CHROMIUM ?? '/usr/bin/chromium'

export const hasChromium = existsSync(CHROMIUM)

/** A browser with a profile of its own, until `close` is called. `args` are further switches of Chromium. */
export async function openBrowser({ args = [], ...options } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'waymark-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...args,
    ],
    viewport: { width: 1280, height: 860 },
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  // two browsers and two servers share what may be two busy cores
  context.setDefaultTimeout(30_000)
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
