import { describe, expect, it } from 'vitest'
import { formatted, jsonProblem, sameJson } from './json'

describe('JSON that people write', () => {
  it('is fine, or not there', () => {
    expect(jsonProblem('{"a": [1]}')).toBeNull()
    expect(jsonProblem('  ')).toBeNull()
  })

  it('is told where it breaks', () => {
    expect(jsonProblem('{\n  "a": ,\n}')).toContain('line 2, column 8')
    expect(jsonProblem('{"a": 1')).toContain('line 1, column 8')
    expect(jsonProblem('[1, 2] x')).toContain('line 1, column 8')
    expect(jsonProblem("{'a': 1}")).toContain('line 1, column 2')
    expect(jsonProblem('{"a": {}, "b": [true, "x\\q"]}')).toContain('line 1, column 23')
  })

  it('is put in order, unless it is none', () => {
    expect(formatted('{"a":1}')).toBe('{\n  "a": 1\n}')
    expect(formatted('{')).toBe('{')
    expect(formatted(' ')).toBe('')
  })

  it('says the same with other white space', () => {
    expect(sameJson('{"a": 1}', '{"a":1}')).toBe(true)
    expect(sameJson('{"a": 1}', '{"a":2}')).toBe(false)
    expect(sameJson('', ' ')).toBe(true)
  })
})
