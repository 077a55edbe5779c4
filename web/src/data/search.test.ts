import { describe, expect, it } from 'vitest'
import { columnsOf, orderOf, parseDataSearch, rangeProblem, scopeOf, widened } from './search'

describe('what a page of exports asks for', () => {
  it('leaves out what is usual, and what makes no sense', () => {
    expect(parseDataSearch({ tab: 'x', interval: 'all', columns: 'link,url,clicks,createdAt', start: '2026-01-01' })).toEqual({})
    expect(parseDataSearch({ tab: 'export', columns: 'clicks,link,nonsense', interval: '7d' })).toEqual({
      tab: 'export',
      columns: 'link,clicks',
      interval: '7d',
    })
  })

  it('knows what links come from, and no service with an export (IMP-3)', () => {
    expect(parseDataSearch({ from: 'bitly' })).toEqual({ from: 'bitly' })
    expect(parseDataSearch({ from: 'elsewhere' })).toEqual({})
    expect(parseDataSearch({ from: 'bitly', tab: 'export' })).toEqual({ tab: 'export' })
  })

  it('is all time, unless it says otherwise (EXP-2)', () => {
    expect(orderOf({ tab: 'export', domain: 'a.example' })).toEqual({
      domain: 'a.example',
      columns: 'link,url,clicks,createdAt',
      interval: 'all',
    })
    expect(orderOf({ interval: '30d' }).interval).toBe('30d')
  })

  it('means links in folders too, unless a folder is named (LNK-58)', () => {
    expect(scopeOf({}).search).toBe('://')
    expect(scopeOf({ folderId: 'unsorted' }).search).toBeUndefined()
    expect(scopeOf({ search: 'sale' }).search).toBe('sale')
    expect(widened({ folderId: 'unsorted', search: 'sale' })).toBe(true)
    expect(widened({ folderId: 'fold_1', search: 'sale' })).toBe(false)
  })

  it('takes whole days, the last one included', () => {
    const order = orderOf({ interval: 'custom', start: '2026-01-31', end: '2026-01-31' })
    expect(order.interval).toBeUndefined()
    expect(new Date(order.start!)).toEqual(new Date(2026, 0, 31))
    expect(new Date(order.end!)).toEqual(new Date(2026, 1, 1))
  })

  it('keeps columns in the order of the file (EXP-1)', () => {
    expect(columnsOf(parseDataSearch({ columns: 'archived,id,link' }))).toEqual(['link', 'id', 'archived'])
  })

  it('finds ranges that cannot be', () => {
    expect(rangeProblem({ interval: 'custom' })?.field).toBe('start')
    expect(rangeProblem({ interval: 'custom', start: '2020-01-01' })?.field).toBe('start')
    expect(rangeProblem({ interval: 'custom', start: '2026-01-02', end: '2026-01-01' })?.field).toBe('end')
    expect(rangeProblem({ interval: 'custom', start: '2026-01-01', end: '2026-01-01' })).toBeNull()
    expect(rangeProblem({ interval: '7d' })).toBeNull()
  })
})
