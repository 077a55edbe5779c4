import { describe, expect, it } from 'vitest'
import { parseDisplay, PROPERTIES, USUAL_DISPLAY } from './display'
import { range, withIds } from './selection'

describe('selecting', () => {
  it('spans from the row touched last, in both directions', () => {
    const ids = ['a', 'b', 'c', 'd']
    expect(range(ids, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(range(ids, 'c', 'a')).toEqual(['a', 'b', 'c'])
    expect(range(ids, null, 'c')).toEqual(['c'])
    expect(range(ids, 'gone', 'c')).toEqual(['c'])
  })

  it('puts in and takes out', () => {
    expect([...withIds(new Set(['a']), ['b', 'c'], true)]).toEqual(['a', 'b', 'c'])
    expect([...withIds(new Set(['a', 'b']), ['a'], false)]).toEqual(['b'])
  })
})

describe('how the list looks', () => {
  it('is as usual unless chosen otherwise', () => {
    expect(parseDisplay(null)).toEqual(USUAL_DISPLAY)
    expect(parseDisplay('nonsense')).toEqual(USUAL_DISPLAY)
    expect(parseDisplay('{"view":"rows","shown":["tags","url","unknown"]}')).toEqual({
      view: 'rows',
      shown: PROPERTIES.filter((each) => each === 'tags' || each === 'url'),
    })
    expect(parseDisplay('{"shown":[]}').shown).toEqual([])
  })
})
