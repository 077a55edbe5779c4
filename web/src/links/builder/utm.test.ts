import { describe, expect, it } from 'vitest'
import { parameter, withParameter, withTemplate } from './utm'

describe('campaign parameters in a URL', () => {
  it.each([
    ['https://a.example/?utm_source=x', 'x'],
    ['https://a.example?b=1&utm_source=a+b%20c#utm_source=no', 'a b c'],
    ['https://a.example/?utm_source=1&utm_source=2', '2'],
    ['https://a.example/?utm_source', ''],
    ['https://a.example/?utm_source=100%', '100%'],
    ['a.example/?utm_source=a=b', 'a=b'],
    ['https://a.example/', ''],
  ])('of %s the source is “%s”', (url, value) => {
    expect(parameter(url, 'utm_source')).toBe(value)
  })

  it('are added behind the others and before the fragment', () => {
    expect(withParameter('https://a.example/?b=1#c', 'utm_source', 'x y')).toBe(
      'https://a.example/?b=1&utm_source=x%20y#c',
    )
  })

  it('change in their place, and leave everything else as it was written', () => {
    expect(withParameter('https://a.example/?utm_source=1&b=%7e+x&utm_source=2', 'utm_source', '3')).toBe(
      'https://a.example/?utm_source=3&b=%7e+x',
    )
  })

  it('are gone when emptied', () => {
    expect(withParameter('https://a.example/?utm_source=1', 'utm_source', '')).toBe('https://a.example/')
    expect(withParameter('https://a.example/?b=1&utm_source=1#c', 'utm_source', '')).toBe('https://a.example/?b=1#c')
  })

  it.each(['a&b=c', 'a#b', 'ä?', '100%', 'a+b'])('survive the value %s', (value) => {
    expect(parameter(withParameter('https://a.example/?b=1#c', 'utm_term', value), 'utm_term')).toBe(value)
  })
})

it('a template sets what it names, and leaves the rest', () => {
  const template = { utm_source: 'letter', utm_medium: null, utm_campaign: 'spring sale', utm_term: '', utm_content: null, ref: null }
  expect(withTemplate('https://a.example/?utm_source=x&utm_medium=mail#end', template)).toBe(
    'https://a.example/?utm_source=letter&utm_medium=mail&utm_campaign=spring%20sale#end',
  )
})
