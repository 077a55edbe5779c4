import { describe, expect, it } from 'vitest'
import type { Attempt, Notice, Webhook } from '../api/webhooks'
import { complainedOf, disabledAfter, failuresInARow, failureWords, outcomeOf, tries } from './standing'

function attempt(http_status: number, message_id = 'msg_1'): Attempt {
  return {
    event_id: 'evt_1',
    webhook_id: 'wh_1',
    message_id,
    event: 'link.created',
    url: 'https://example.com/hook',
    http_status,
    request_body: {},
    response_body: '',
    timestamp: '2026-01-01T00:00:00.000Z',
  }
}

function notice(kind: Notice['kind'], failures: number, createdAt = '2026-01-02T00:00:00.000Z'): Notice {
  return { id: `notice_${kind}`, kind, failures, createdAt }
}

const ENABLED: Webhook = {
  id: 'wh_1',
  name: 'Orders',
  url: 'https://example.com/hook',
  secret: 'whsec_1',
  triggers: [],
  linkScope: null,
  disabledAt: null,
  installationId: null,
}

describe('what came of an attempt (webhooks 7)', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [302, 'redirected'],
    [400, 'failed'],
    [503, 'failed'],
  ])('%i is %s', (status, outcome) => expect(outcomeOf(status)).toBe(outcome))
})

describe('failures in a row', () => {
  it('are those since the last attempt that did not fail', () => {
    expect(failuresInARow([])).toBe(0)
    expect(failuresInARow([attempt(204), attempt(500)])).toBe(0)
    expect(failuresInARow([attempt(500), attempt(503), attempt(204), attempt(500)])).toBe(2)
    expect(failuresInARow([attempt(500), attempt(302), attempt(500)])).toBe(1)
  })

  it('may be more than the log has', () => {
    expect(failureWords(1)).toBe('1 attempt failed in a row')
    expect(failureWords(100)).toBe('At least 100 attempts failed in a row')
  })
})

describe('tries', () => {
  it('are counted within their delivery, oldest first', () => {
    expect(tries([attempt(204), attempt(204, 'msg_2'), attempt(500), attempt(500)])).toEqual([3, 1, 2, 1])
  })

  it('are not known where the log is cut off', () => {
    expect(new Set(tries(Array.from({ length: 100 }, () => attempt(500))))).toEqual(new Set([null]))
  })
})

describe('what the server says of a webhook', () => {
  it('is a complaint as long as nothing else came after it', () => {
    expect(complainedOf(ENABLED, undefined)).toBe(false)
    expect(complainedOf(ENABLED, [notice('created', 0)])).toBe(false)
    expect(complainedOf(ENABLED, [notice('failing', 5), notice('created', 0)])).toBe(true)
    expect(complainedOf({ ...ENABLED, disabledAt: '2026-01-02T00:00:00.000Z' }, [notice('failing', 5)])).toBe(false)
  })

  it('tells who disabled it by the moment', () => {
    const disabled = { ...ENABLED, disabledAt: '2026-01-02T00:00:00.000Z' }
    expect(disabledAfter(disabled, [notice('disabled', 20)])).toBe(20)
    expect(disabledAfter(disabled, [notice('disabled', 20, '2026-01-01T00:00:00.000Z')])).toBe(null)
    expect(disabledAfter(ENABLED, [notice('disabled', 20)])).toBe(null)
    expect(disabledAfter(disabled, undefined)).toBe(null)
  })
})
