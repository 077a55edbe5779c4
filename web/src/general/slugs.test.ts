import { expect, it } from 'vitest'
import { slugOf, slugProblem } from './slugs'

it('names become names in addresses', () => {
  expect(slugOf('Ácme & Söhne GmbH')).toBe('acme-sohne-gmbh')
  expect(slugOf('  ')).toBe('')
  expect(slugOf(`${'a'.repeat(47)} b`)).toBe('a'.repeat(47))
})

it('slugs are short, plain, and end as they begin', () => {
  expect(slugProblem('acme')).toBeNull()
  for (const bad of ['ab', '-abc', 'abc-', 'Abc', 'a b', 'a'.repeat(49)]) expect(slugProblem(bad)).not.toBeNull()
})
