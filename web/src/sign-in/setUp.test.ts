import { expect, it } from 'vitest'
import { setUpProblems } from './setUp'

const GOOD = {
  code: 'K2n4',
  name: 'Ada',
  email: 'ada@acme.com',
  password: 'a long password',
  workspace: 'Acme',
  slug: 'acme',
  domain: '',
}

it('takes what the server would take, with a domain or without', () => {
  expect(setUpProblems(GOOD)).toEqual({})
  expect(setUpProblems({ ...GOOD, domain: 'https://go.acme.com/' })).toEqual({})
})

it('tells what is missing, each at its own field', () => {
  const empty = { code: ' ', name: '', email: '', password: '', workspace: '', slug: '', domain: '' }
  expect(Object.keys(setUpProblems(empty))).toEqual(['code', 'name', 'email', 'password', 'workspace', 'slug'])
  expect(Object.keys(setUpProblems({ ...GOOD, email: 'ada', password: 'short', slug: 'A b', domain: 'acme' }))).toEqual([
    'email',
    'password',
    'slug',
    'domain',
  ])
})
