import { expect, it } from 'vitest'
import { browserName } from './browsers'

it('browsers have names that people know', () => {
  const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36'
  expect(browserName(chrome)).toBe('Chrome on Windows')
  expect(browserName(`${chrome} Edg/126.0`)).toBe('Edge on Windows')
  expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1')).toBe(
    'Safari on iPhone',
  )
  expect(browserName('curl/8')).toBe('Unknown browser')
  expect(browserName(null)).toBe('Unknown browser')
})
