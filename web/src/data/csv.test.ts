import { describe, expect, it } from 'vitest'
import { csvLine, headOf } from './csv'

describe('the beginning of a file', () => {
  it('has columns and rows', () => {
    expect(headOf('\uFEFFShort, Target\r\na.example/x,"https://b.example/?q=1,2"\r\n\r\nc,"say ""hi"""\n', false, 5)).toEqual({
      columns: ['Short', 'Target'],
      rows: [
        ['a.example/x', 'https://b.example/?q=1,2'],
        ['c', 'say "hi"'],
      ],
    })
  })

  it.each([';', '\t', '|'])('is separated by %j too', (separator) => {
    expect(headOf(`a${separator}"b,c,d,e"\n1${separator}2`, false, 5)).toEqual({
      columns: ['a', 'b,c,d,e'],
      rows: [['1', '2']],
    })
  })

  it('leaves out a row that is cut off', () => {
    expect(headOf('a,b\n1,2\n3,', true, 5).rows).toEqual([['1', '2']])
    expect(headOf('a,b\n1,2\n3,', false, 5).rows).toEqual([
      ['1', '2'],
      ['3', ''],
    ])
  })

  it('ends after as many rows as are wanted', () => {
    expect(headOf('a\n1\n2\n3\n4\n', true, 2).rows).toEqual([['1'], ['2']])
  })

  it('may be nothing', () => {
    expect(headOf('', false, 5)).toEqual({ columns: [], rows: [] })
  })
})

describe('rows for spreadsheets', () => {
  it('run no formulas (EXP-3)', () => {
    expect(csvLine([2, '=1+1', 'a,b', 'say "hi"', null])).toBe('2,\'=1+1,"a,b","say ""hi""",\r\n')
  })
})
