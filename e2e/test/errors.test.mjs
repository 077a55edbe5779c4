// What goes wrong arrives as the official client's own typed errors.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  RateLimitExceeded,
  Unauthorized,
  UnprocessableEntity,
} from 'dub/models/errors';
import { client, DOMAIN, unique } from '../support/waymark.mjs';

const dub = client();

/** The call fails with this error, as the API's error format has it. */
async function failsWith(call, type, status, code) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof type, `${error.name} instead of ${type.name}: ${error.message}`);
    assert.equal(error.statusCode, status);
    assert.equal(error.error.code, code);
    assert.ok(error.error.message.length > 0);
    assert.match(error.error.docUrl, new RegExp(`#${code.replace('_', '-')}$`));
    return true;
  });
}

describe('errors', () => {
  it('404: no such link', () =>
    failsWith(dub.links.get({ domain: DOMAIN, key: unique() }), NotFound, 404, 'not_found'));

  it('409: the key is taken, whatever its case', async () => {
    const key = unique('taken');
    await dub.links.create({ url: 'https://example.com/', key });
    const again = { url: 'https://example.com/', key: key.toUpperCase() };
    await failsWith(dub.links.create(again), Conflict, 409, 'conflict');
  });

  it('409: the external id is taken', async () => {
    const externalId = unique('external');
    await dub.links.create({ url: 'https://example.com/', externalId });
    await failsWith(dub.links.create({ url: 'https://example.com/', externalId }), Conflict, 409, 'conflict');
  });

  it('422: a destination that is no address', () =>
    failsWith(dub.links.create({ url: 'not an address' }), UnprocessableEntity, 422, 'unprocessable_entity'));

  it('422: a key that cannot be one', () =>
    failsWith(
      dub.links.create({ url: 'https://example.com/', key: 'a key' }),
      UnprocessableEntity,
      422,
      'unprocessable_entity',
    ));

  it('403: a domain of somebody else', () =>
    failsWith(
      dub.links.create({ url: 'https://example.com/', domain: 'somebody-else.example' }),
      Forbidden,
      403,
      'forbidden',
    ));

  it('400: no destination', () =>
    failsWith(dub.links.create({ url: '' }), BadRequest, 400, 'bad_request'));

  it('401: a key that is not known', () =>
    failsWith(client({ token: 'dub_nobody' }).links.list(), Unauthorized, 401, 'unauthorized'));

  it('429: more questions than the limit allows; a patient client gets its answer', async () => {
    const ask = (dub) => dub.analytics.retrieve({ event: 'clicks', groupBy: 'count', interval: '24h' });
    const hasty = client({ retryConfig: { strategy: 'none' } });
    const refused = (await Promise.allSettled(Array.from({ length: 40 }, () => ask(hasty))))
      .filter(({ status }) => status === 'rejected')
      .map(({ reason }) => reason);
    assert.ok(refused.length > 0);
    for (const error of refused) {
      await failsWith(Promise.reject(error), RateLimitExceeded, 429, 'rate_limit_exceeded');
      assert.match(error.headers.get('Retry-After'), /^[1-9][0-9]*$/);
    }
    assert.equal(typeof (await ask(dub)).clicks, 'number');
  });
});
