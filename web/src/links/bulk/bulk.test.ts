import { describe, expect, it } from 'vitest'
import type { Link } from '../../api/links'
import { archiving, isFailure, moving, tagging, undoing } from './changes'

const link = (id: string, tags: string[], more: Partial<Link> = {}) =>
  ({ id, tags: tags.map((tag) => ({ id: tag, name: tag, color: 'red' })), folderId: null, archived: false, ...more }) as Link

const links = [link('a', ['x']), link('b', ['x', 'y']), link('c', []), link('d', ['x'])]

describe('changes of many links', () => {
  it('put tags on and take them off, one call for each outcome', () => {
    expect(tagging(links, ['y'], ['x'])).toEqual([
      { ids: ['a', 'b', 'c', 'd'], data: { tagIds: ['y'] } },
    ])
    expect(tagging(links, ['y'], [])).toEqual([
      { ids: ['a', 'd'], data: { tagIds: ['x', 'y'] } },
      { ids: ['c'], data: { tagIds: ['y'] } },
    ])
  })

  it('leave alone what is as it should be', () => {
    expect(moving(links, null)).toEqual([])
    expect(archiving([...links, link('e', [], { archived: true })], true)[0]!.ids).not.toContain('e')
  })

  it('can be undone', () => {
    const mixed = [link('a', ['x']), link('b', ['y'], { folderId: 'f' })]
    const steps = tagging(mixed, ['z'], [])
    expect(undoing(mixed, steps)).toEqual([
      { ids: ['a'], data: { tagIds: ['x'] } },
      { ids: ['b'], data: { tagIds: ['y'] } },
    ])
    expect(undoing(mixed, moving(mixed, 'g'))).toEqual([
      { ids: ['a'], data: { folderId: null } },
      { ids: ['b'], data: { folderId: 'f' } },
    ])
  })

  it('tell what was refused from what was changed', () => {
    expect(isFailure({ link: { id: 'a' }, error: 'no', code: 'forbidden' })).toBe(true)
    expect(isFailure(link('a', []))).toBe(false)
  })
})
