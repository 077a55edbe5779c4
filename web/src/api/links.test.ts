import { describe, expect, it } from 'vitest'
import { type Link, PAGE_SIZE, pageOf } from './links'

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `link_${index}` }) as Link)

describe('pages of links', () => {
  it('has no other pages where everything fits', () => {
    expect(pageOf(rows(PAGE_SIZE), {})).toMatchObject({ hasPrevious: false, hasNext: false })
  })

  it('leaves out the extra row that tells of a next page', () => {
    const page = pageOf(rows(PAGE_SIZE + 1), { startingAfter: 'link_x' })
    expect(page).toMatchObject({ hasPrevious: true, hasNext: true })
    expect(page.links.map((link) => link.id)).toEqual(rows(PAGE_SIZE).map((link) => link.id))
  })

  it('leaves out the first row on the way back', () => {
    const page = pageOf(rows(PAGE_SIZE + 1), { endingBefore: 'link_x' })
    expect(page.links[0]!.id).toBe('link_1')
    expect(page).toMatchObject({ hasPrevious: true, hasNext: true })
    expect(pageOf(rows(3), { endingBefore: 'link_x' }).hasPrevious).toBe(false)
  })

  it('knows of numbered pages only whether they are full', () => {
    expect(pageOf(rows(PAGE_SIZE), { page: 2 })).toMatchObject({ hasPrevious: true, hasNext: true })
    expect(pageOf(rows(2), { page: 2 })).toMatchObject({ hasPrevious: true, hasNext: false })
  })
})
