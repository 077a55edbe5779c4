import { describe, expect, it } from 'vitest'
import { changed, filterOf, isFiltered, parseLinkSearch, spansFolders, toggled, turned } from './search'

describe('the URL of the links page', () => {
  it('keeps what the API understands', () => {
    expect(parseLinkSearch({ search: 'docs', showArchived: 'true', startingAfter: 'link_1', other: 'x' })).toEqual({
      search: 'docs',
      showArchived: true,
      startingAfter: 'link_1',
    })
  })

  it('has either a cursor or a number, whichever the order allows', () => {
    const both = { startingAfter: 'link_1', endingBefore: 'link_2', page: '3' }
    expect(parseLinkSearch({ ...both, sortBy: 'clicks' })).toEqual({ sortBy: 'clicks', page: 3 })
    expect(parseLinkSearch({ ...both, sortBy: 'nonsense' })).toEqual({ startingAfter: 'link_1' })
  })

  it.each(['0', '1', '-2', '1.5', 'x'])('has no page %s', (page) => {
    expect(parseLinkSearch({ sortBy: 'clicks', page })).toEqual({ sortBy: 'clicks' })
  })

  it('starts over when the question changes', () => {
    expect(changed({ startingAfter: 'link_1', showArchived: true }, { search: 'x' })).toEqual({
      search: 'x',
      showArchived: true,
    })
    expect(changed({ search: 'x' }, { search: undefined })).toEqual({})
  })

  it('turns pages by the ids at their ends, or by numbers', () => {
    const shown = [{ id: 'link_9' }, { id: 'link_5' }]
    expect(turned({ search: 'x' }, 'next', shown)).toEqual({ search: 'x', startingAfter: 'link_5' })
    expect(turned({ startingAfter: 'link_10' }, 'previous', shown)).toEqual({ endingBefore: 'link_9' })
    expect(turned({ sortBy: 'clicks' }, 'next', shown)).toEqual({ sortBy: 'clicks', page: 2 })
    expect(turned({ sortBy: 'clicks', page: 2 }, 'previous', shown)).toEqual({ sortBy: 'clicks' })
  })

  it('has the filters of the API, and every order but the usual one', () => {
    const search = parseLinkSearch({ domain: 's.example', tagIds: 'a,b', folderId: 'f', userId: 'u', sortBy: 'saleAmount' })
    expect(search).toEqual({ domain: 's.example', tagIds: 'a,b', folderId: 'f', userId: 'u', sortBy: 'saleAmount' })
    expect(filterOf({ ...search, page: 2 })).toEqual({ domain: 's.example', tagIds: 'a,b', folderId: 'f', userId: 'u' })
    expect(parseLinkSearch({ sortBy: 'createdAt' })).toEqual({})
  })

  it('tells filters from the folder one is in', () => {
    expect(isFiltered({ folderId: 'f' })).toBe(false)
    expect(isFiltered({ userId: 'u' })).toBe(true)
    expect(spansFolders({ search: 'x' })).toBe(true)
    expect(spansFolders({ search: 'x', folderId: 'f' })).toBe(false)
    expect(spansFolders({ userId: 'u' })).toBe(false)
  })

  it('puts a tag in and takes it out again', () => {
    expect(toggled(undefined, 'a')).toBe('a')
    expect(toggled('a', 'b')).toBe('a,b')
    expect(toggled('a,b', 'a')).toBe('b')
    expect(toggled('a', 'a')).toBeUndefined()
  })
})
