import { expect, it } from 'vitest'
import { refusalOf, refusalWords } from './refusals'

it('only reasons that are known are taken from an address', () => {
  expect(refusalOf('denied')).toBe('denied')
  for (const other of ['toString', '__proto__', '<b>', '', 7, undefined]) expect(refusalOf(other)).toBeUndefined()
})

it('says why in words, with the name of the provider', () => {
  expect(refusalWords('denied', 'Acme')).toContain('“Acme”')
  expect(refusalWords('unavailable', null)).toContain('“Single sign-on”')
})
