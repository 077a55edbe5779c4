import { describe, expect, it } from 'vitest'
import { changesOf, detailsProblems, filled, redirectProblem, redirectProblems, rowProblems, addressProblem } from './form'

describe('addresses that users are sent back to', () => {
  it.each(['https://a.com/back?x=1', 'http://localhost:3000/', 'http://127.0.0.1', 'http://[::1]:8080/x'])('%s is one', (address) => {
    expect(redirectProblem(address)).toBeNull()
  })

  it.each([
    ['a.com/back', 'whole address'],
    ['http://a.com/', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['https://me:pw@a.com/', 'user name'],
    ['https://a.com/#x', '#'],
    ['https://a.com/ü', 'ASCII'],
    ['https://a.com/a b', 'spaces'],
  ])('%s is none', (address, why) => {
    expect(redirectProblem(address)).toContain(why)
  })

  it('are at least one, each once, and what is wrong is said at its row', () => {
    expect(redirectProblems(['', ''])).toEqual({ 'redirectUris.0': 'Enter at least one address.' })
    expect(redirectProblems(['https://a.com/', '', 'https://a.com/'])).toEqual({
      'redirectUris.2': 'This address is there already.',
    })
    expect(Object.keys(redirectProblems(['https://a.com/', 'b']))).toEqual(['redirectUris.1'])
    expect(redirectProblems(['https://a.com/', ''])).toEqual({})
  })
})

it('rows without anything are not sent', () => {
  expect(filled(['', 'https://a.com/', ''])).toEqual(['https://a.com/'])
  expect(rowProblems('screenshots', ['', 'x'], addressProblem)).toEqual({
    'screenshots.1': 'Enter a whole address, such as https://example.com.',
  })
})

describe('what people read about an app', () => {
  const details = {
    name: 'Report',
    slug: 'report',
    developer: 'Example',
    website: 'https://a.com',
    description: '',
    readme: 'Long',
    installUrl: '',
  }

  it('has a name, a slug, somebody who makes it, and a website', () => {
    expect(detailsProblems(details)).toEqual({})
    expect(Object.keys(detailsProblems({ name: ' ', slug: 'a--b', developer: '', website: 'a' }))).toEqual([
      'name',
      'slug',
      'developer',
      'website',
    ])
  })

  it('is sent where it differs, and taken away where it is emptied', () => {
    expect(changesOf(details, { ...details })).toEqual({})
    expect(changesOf(details, { ...details, name: ' New ', readme: ' ', installUrl: 'https://a.com/go' })).toEqual({
      name: 'New',
      readme: null,
      installUrl: 'https://a.com/go',
    })
  })
})
