import { expect, test } from 'vitest'
import { deletionProblems } from './deletion'

const given = { typed: ' Ada@Example.com ', password: 'secret', code: '123456' }

test('an account is deleted once everything that proves it is there', () => {
  const user = { hasPassword: true, secondFactor: true }
  expect(deletionProblems(user, 'ada@example.com', given)).toEqual({})
  expect(Object.keys(deletionProblems(user, 'ada@example.com', { typed: 'ada', password: '', code: ' ' }))).toEqual([
    'typed',
    'password',
    'code',
  ])
})

test('nobody is asked for a password or a code that they do not have', () => {
  const user = { hasPassword: false, secondFactor: false }
  expect(deletionProblems(user, 'ada@example.com', { ...given, password: '', code: '' })).toEqual({})
})
