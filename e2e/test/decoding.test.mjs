// Every answer passes the official client's own schemas, as it was sent.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { HTTPClient } from 'dub/lib/http.js';
import * as components from 'dub/models/components';
import * as operations from 'dub/models/operations';
import { client, unique, visit } from '../support/waymark.mjs';

const bodies = [];
const recording = new HTTPClient();
recording.addHook('response', async (response) => {
  bodies.push(await response.clone().text());
});
const dub = client({ httpClient: recording });

/** Makes one call; gives back the text of its answer, the last if the client had to try again. */
async function sent(call) {
  bodies.length = 0;
  await call();
  return bodies.at(-1);
}

function passes(body, decode) {
  const decoded = decode(body);
  assert.ok(decoded.ok, `${decoded.error?.message}\n${body}`);
  return decoded.value;
}

describe('the client understands', () => {
  let id;

  before(async () => {
    const link = await dub.links.create({ url: 'https://example.com/', key: unique('decoding') });
    id = link.id;
    await visit(link.shortLink, { ip: '203.0.113.30' });
  });

  const linkAnswers = {
    'a created link': () => dub.links.create({ url: 'https://example.com/' }),
    'a created link with much to tell': () =>
      dub.links.create({
        url: 'https://example.com/?utm_source=a',
        title: 'Title',
        geo: { DE: 'https://example.com/de' },
        expiresAt: '2099-01-01T00:00:00.000Z',
        trackConversion: true,
        testVariants: [
          { url: 'https://example.com/a', percentage: 50 },
          { url: 'https://example.com/b', percentage: 50 },
        ],
        testCompletedAt: '2099-01-01T00:00:00.000Z',
      }),
    'a link that is asked for': () => dub.links.get({ linkId: id }),
    'a changed link': () => dub.links.update(id, { title: 'changed' }),
  };
  for (const [what, call] of Object.entries(linkAnswers)) {
    it(what, async () => {
      const body = await sent(call);
      const link = passes(body, components.linkSchemaFromJSON);
      // Keys that may be left out are sent too.
      for (const name of ['testVariants', 'testStartedAt', 'testCompletedAt']) {
        assert.ok(name in JSON.parse(body), `${name} is missing`);
      }
      assert.equal(link.id, JSON.parse(body).id);
    });
  }

  it('a list of links', async () => {
    const body = await sent(() => dub.links.list({ pageSize: 100 }));
    for (const link of JSON.parse(body)) {
      passes(JSON.stringify(link), components.linkSchemaFromJSON);
    }
  });

  it('a deletion', async () => {
    const { id: another } = await dub.links.create({ url: 'https://example.com/' });
    passes(await sent(() => dub.links.delete(another)), operations.deleteLinkResponseBodyFromJSON);
  });

  const elements = {
    timeseries: components.analyticsTimeseriesFromJSON,
    continents: components.analyticsContinentsFromJSON,
    countries: components.analyticsCountriesFromJSON,
    regions: components.analyticsRegionsFromJSON,
    cities: components.analyticsCitiesFromJSON,
    devices: components.analyticsDevicesFromJSON,
    browsers: components.analyticsBrowsersFromJSON,
    os: components.analyticsOSFromJSON,
    triggers: components.analyticsTriggersFromJSON,
    referers: components.analyticsReferersFromJSON,
    referer_urls: components.analyticsRefererUrlsFromJSON,
    top_links: components.analyticsTopLinksFromJSON,
    top_urls: components.analyticsTopUrlsFromJSON,
  };
  for (const [groupBy, decode] of Object.entries(elements)) {
    it(`analytics by ${groupBy}`, async () => {
      const body = await sent(() => dub.analytics.retrieve({ event: 'clicks', groupBy, interval: '24h' }));
      for (const element of JSON.parse(body)) {
        passes(JSON.stringify(element), decode);
      }
    });
  }

  it('a count', async () => {
    const body = await sent(() => dub.analytics.retrieve({ event: 'clicks', groupBy: 'count', interval: 'all' }));
    passes(body, components.analyticsCountFromJSON);
  });
});
