import { describe, expect, it } from 'vitest'
import { guessed, mappingProblems, unused } from './mapping'

describe('columns of other services', () => {
  it.each([
    [['Short link', 'Destination URL', 'Clicks', 'Created at'], { link: 'Short link', url: 'Destination URL', createdAt: 'Created at' }],
    [['bitlink', 'long_url', 'title', 'tags'], { link: 'bitlink', url: 'long_url', title: 'title', tags: 'tags' }],
    [['link', 'URL', 'Description'], { link: 'link', url: 'URL', description: 'Description' }],
    [['a', 'b'], {}],
  ])('%j are understood', (columns, mapping) => {
    expect(guessed(columns)).toEqual(mapping)
  })

  it('must hold short links and destinations, and not the same', () => {
    expect(Object.keys(mappingProblems({}))).toEqual(['link', 'url'])
    expect(Object.keys(mappingProblems({ link: 'a', url: 'a' }))).toEqual(['url'])
    expect(mappingProblems({ link: 'a', url: 'b' })).toEqual({})
  })

  it('may hold what is not taken', () => {
    expect(unused(['a', 'b', 'c'], { link: 'a', url: 'c' })).toEqual(['b'])
  })
})
