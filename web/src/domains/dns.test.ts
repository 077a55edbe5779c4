import { describe, expect, it } from 'vitest'
import { DNS_STATUSES, type DnsRecord } from '../api/domains'
import { instructions, pauseAfter, STANDINGS, stateOf } from './dns'

const record: DnsRecord = {
  purpose: 'routing',
  type: 'CNAME',
  name: 'go',
  host: 'go.example.com',
  value: 'links.example.net',
  required: true,
  found: [],
}

describe('records of the DNS', () => {
  it('are set, missing, different, or not needed', () => {
    expect(stateOf(record)).toBe('missing')
    expect(stateOf({ ...record, found: ['Links.Example.net.'] })).toBe('set')
    expect(stateOf({ ...record, found: ['elsewhere.example'] })).toBe('different')
    expect(stateOf({ ...record, required: false })).toBe('optional')
    expect(stateOf({ ...record, required: false, found: ['links.example.net'] })).toBe('set')
  })

  it('prove ownership letter by letter', () => {
    const proof: DnsRecord = { ...record, type: 'TXT', value: 'waymark-verify=aB', found: ['waymark-verify=ab'] }
    expect(stateOf(proof)).toBe('different')
  })

  it('have words for every status', () => {
    for (const status of DNS_STATUSES) expect(STANDINGS[status].word).not.toBe('')
  })

  it('are asked for often at first, then every five minutes', () => {
    expect([1, 6, 7, 8, 11, 50].map(pauseAfter)).toEqual([10_000, 10_000, 20_000, 40_000, 300_000, 300_000])
  })

  it('can be sent to somebody', () => {
    const proof: DnsRecord = { ...record, type: 'TXT', required: false }
    expect(instructions('go.example.com', [record, proof])).toBe(
      'Records for go.example.com:\n\nCNAME  go.example.com  links.example.net',
    )
  })
})
