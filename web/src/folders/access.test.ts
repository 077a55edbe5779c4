import { describe, expect, it } from 'vitest'
import type { FolderMember } from '../api/folders'
import { fixedBecause, levelWords, may, NO_ACCESS, rightsOf, roleOf, roleWords } from './access'

describe('access to folders', () => {
  it('has words for every level and role', () => {
    expect(levelWords('read')).toBe('Everybody sees')
    expect(levelWords(null)).toBe('By role only')
    expect(roleWords(null)).toBe('No access')
  })

  it('reads roles out of forms', () => {
    expect(roleOf('editor')).toBe('editor')
    expect(roleOf(NO_ACCESS)).toBeNull()
  })

  it('gives no right in folders nothing is known of', () => {
    const rights = rightsOf([{ id: 'fold_1', role: 'editor', permissions: ['folders.read', 'folders.links.write'] }])
    expect(may(rights, 'fold_1', 'folders.links.write')).toBe(true)
    expect(may(rights, 'fold_1', 'folders.write')).toBe(false)
    expect(may(rights, 'fold_2', 'folders.read')).toBe(false)
    expect(may(rightsOf(undefined), 'fold_1', 'folders.read')).toBe(false)
  })

  it('says why a role is fixed', () => {
    const member = { id: 'user_1' } as FolderMember
    expect(fixedBecause(member, 'user_1', true)).toMatch(/own/)
    expect(fixedBecause(member, 'user_2', false)).toMatch(/Owners/)
    expect(fixedBecause(member, 'user_2', true)).toBeNull()
  })
})
