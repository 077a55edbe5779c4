import { describe, expect, it } from 'vitest'
import { asked, type ListSearch, parseListSearch } from './listSearch'

describe('what lists keep in their URLs', () => {
  it('leaves out what makes no sense there', () => {
    expect(parseListSearch({ search: 'a', page: '2', other: 'x' })).toEqual({ search: 'a', page: 2 })
    expect(parseListSearch({ search: '', page: '1' })).toEqual({})
    expect(parseListSearch({ page: '-3' })).toEqual({})
    expect(parseListSearch({ page: '1.5' })).toEqual({})
  })

  it('starts another question on its first page', () => {
    expect(asked({ search: 'a', page: 3 }, { search: 'b' })).toEqual({ search: 'b' })
    expect(asked<ListSearch>({ search: 'a' }, { page: 2 })).toEqual({ search: 'a', page: 2 })
    expect(asked({ search: 'a' }, { search: '' })).toEqual({})
  })
})
