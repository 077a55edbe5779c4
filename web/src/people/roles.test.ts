import { describe, expect, it } from 'vitest'
import { addressesIn, addressesProblem, roleLabel } from './roles'

describe('addresses to invite', () => {
  it('are taken however they are separated, each once', () => {
    expect(addressesIn(' a@x.example, B@x.example;\nb@x.example <c@x.example> ')).toEqual([
      'a@x.example',
      'B@x.example',
      'c@x.example',
    ])
    expect(addressesIn('  ')).toEqual([])
  })

  it('are at least one, at most ten, and all addresses', () => {
    expect(addressesProblem([])).toContain('at least one')
    expect(addressesProblem(['a@x.example'])).toBeNull()
    expect(addressesProblem(['a@x.example', 'nobody'])).toBe('nobody is no e-mail address.')
    expect(addressesProblem(Array.from({ length: 11 }, (_, i) => `a${i}@x.example`))).toContain('At most 10')
  })
})

it('roles have names', () => {
  expect(roleLabel('billing')).toBe('Billing')
})
