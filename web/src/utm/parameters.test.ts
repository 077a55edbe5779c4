import { describe, expect, it } from 'vitest'
import { copyName, draftOf, fieldsOf, queryOf, setParameters } from './parameters'

describe('UTM templates', () => {
  const draft = { ...draftOf(null), name: ' Mail ', utm_source: 'news letter', utm_medium: ' ', ref: 'a&b' }

  it('clear what the form leaves empty', () => {
    expect(fieldsOf(draft)).toEqual({
      name: 'Mail',
      utm_source: 'news letter',
      utm_medium: null,
      utm_campaign: null,
      utm_term: null,
      utm_content: null,
      ref: 'a&b',
    })
  })

  it('show what a destination gets', () => {
    expect(queryOf(draft)).toBe('utm_source=news%20letter&ref=a%26b')
    expect(queryOf(draftOf(null))).toBe('')
  })

  it('list what is set', () => {
    const { name: _, ...values } = fieldsOf(draft)
    expect(setParameters(values as never).map(({ label }) => label)).toEqual(['Source', 'Referral'])
  })

  it('are copied under a free name of at most 50 characters', () => {
    expect(copyName('Mail', ['mail'])).toBe('Mail copy')
    expect(copyName('Mail', ['MAIL COPY'])).toBe('Mail copy 2')
    expect(copyName('x'.repeat(50), [])).toHaveLength(50)
  })
})
