import { expect, it } from 'vitest'
import { randomText } from './random'

it('makes text of the length asked for, without letters that look alike', () => {
  expect(randomText(7)).toHaveLength(7)
  expect(randomText(500)).toMatch(/^[a-zA-Z2-9]{500}$/)
  expect(randomText(2_000)).not.toMatch(/[0O1lI]/)
})

it('does not repeat itself', () => {
  expect(new Set(Array.from({ length: 100 }, () => randomText(10))).size).toBe(100)
})
