import { describe, expect, it } from 'vitest'
import { ApiError } from './client'
import { problemOf } from './problem'

function problem(message: string, status = 422) {
  return problemOf(new ApiError(status, 'unprocessable_entity', message, 'req_1'))
}

describe('problems of the API at the fields of a form', () => {
  it.each([
    ['custom: ios: Invalid URL', 'ios', 'Invalid URL.'],
    ['custom: geo.DE: Invalid URL', 'geo.DE', 'Invalid URL.'],
    ['too_big: utm_source: Too big: at most 255', 'utm_source', 'Too big: at most 255.'],
    ['Duplicate key: this short link already exists.', 'key', 'Duplicate key: this short link already exists.'],
    ['Invalid key.', 'key', 'Invalid key.'],
    ['Invalid key: the server itself answers under app.', 'key', 'Invalid key: the server itself answers under app.'],
    ['Invalid destination URL', 'url', 'Invalid destination URL.'],
    ['Missing destination url.', 'url', 'Missing destination url.'],
    ['Domain does not belong to workspace.', 'domain', 'Domain does not belong to workspace.'],
    ['Invalid expiresAt: "x: y" is not a date.', 'expiresAt', 'Invalid expiresAt: "x: y" is not a date.'],
    ['Invalid tagIds detected: tag_1', 'tagIds', 'Invalid tagIds detected: tag_1.'],
    ['The image could not be fetched.', 'image', 'The image could not be fetched.'],
    ['You may not change links in the folder fold_1.', 'folderId', 'You may not change links in the folder fold_1.'],
    ['This key is reserved.', 'key', 'This key is reserved.'],
  ])('%s', (message, field, shown) => {
    expect(problem(message)).toEqual({ field, message: shown, requestId: 'req_1' })
  })

  it('says what belongs to no field as it is', () => {
    expect(problem('Too many attempts. Wait a minute.', 429)).toEqual({
      field: null,
      message: 'Too many attempts. Wait a minute.',
      requestId: 'req_1',
    })
  })

  it('does not show the words of a programming error', () => {
    expect(problemOf(new TypeError('x is undefined')).message).not.toContain('undefined')
  })
})
