// Analytics of real visits through the official client.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.mjs';
import { BOT, client, DOMAIN, PHONE, unique, visit } from '../support/waymark.mjs';

const dub = client();
const NONE = { leads: 0, sales: 0, saleAmount: 0 };

describe('analytics.retrieve', () => {
  let link;

  const ask = (groupBy, more = {}) =>
    dub.analytics.retrieve({ event: 'clicks', groupBy, linkId: link.id, interval: '24h', ...more });

  /** The clicks of each element of a grouping, by its label. */
  const clicksBy = async (groupBy, label, more) =>
    Object.fromEntries((await ask(groupBy, more)).map((element) => [element[label], element.clicks]));

  before(async () => {
    link = await dub.links.create({ url: 'https://example.com/?utm_source=e2e', key: unique('analytics') });
    const search = { Referer: 'https://www.search.example/results' };
    await visit(link.shortLink, { ip: '203.0.113.20', headers: search });
    await visit(link.shortLink, { ip: '203.0.113.21', agent: PHONE });
    await visit(link.shortLink, { ip: '203.0.113.20', headers: search });
    await visit(link.shortLink, { ip: '198.51.100.22', agent: BOT });
    await visit(`${link.shortLink}?qr=1`, { ip: '198.51.100.20' });
    await eventually('all visits are stored', async () => (await ask('count')).clicks >= 3);
  });

  it('count', async () => {
    assert.deepEqual(await ask('count'), { clicks: 3, ...NONE });
  });

  it('count, of the link by domain and key, and by external id', async () => {
    const externalId = unique('external');
    await dub.links.update(link.id, { externalId });
    const by = (which) => dub.analytics.retrieve({ event: 'clicks', groupBy: 'count', interval: '24h', ...which });
    assert.equal((await by({ domain: DOMAIN, key: link.key })).clicks, 3);
    assert.equal((await by({ externalId: `ext_${externalId}` })).clicks, 3);
  });

  it('timeseries', async () => {
    const hours = await ask('timeseries');
    assert.ok(hours.length >= 24 && hours.length <= 25, `${hours.length} elements`);
    assert.equal(hours.reduce((sum, hour) => sum + hour.clicks, 0), 3);
    const starts = hours.map((hour) => Date.parse(hour.start));
    assert.ok(starts.every((start, i) => i === 0 || start === starts[i - 1] + 3_600_000));
  });

  it('top_links', async () => {
    const [first, ...others] = await ask('top_links');
    assert.deepEqual(others, []);
    assert.equal(first.id, link.id);
    assert.equal(first.shortLink, link.shortLink);
    assert.equal(first.url, link.url);
    assert.equal(first.clicks, 3);
  });

  it('countries', async () => {
    assert.deepEqual(await clicksBy('countries', 'country'), { US: 2, DE: 1 });
  });

  it('cities', async () => {
    assert.deepEqual(await clicksBy('cities', 'city'), { 'San Jose': 2, Berlin: 1 });
  });

  it('devices', async () => {
    assert.deepEqual(await clicksBy('devices', 'device'), { Desktop: 2, Mobile: 1 });
  });

  it('browsers', async () => {
    assert.deepEqual(await clicksBy('browsers', 'browser'), { Chrome: 2, 'Mobile Safari': 1 });
  });

  it('os', async () => {
    assert.deepEqual(await clicksBy('os', 'os'), { Windows: 2, iOS: 1 });
  });

  it('referers', async () => {
    assert.deepEqual(await clicksBy('referers', 'referer'), { '(direct)': 2, 'search.example': 1 });
  });

  it('triggers', async () => {
    assert.deepEqual(await clicksBy('triggers', 'trigger'), { link: 2, qr: 1 });
  });

  it('of some visits only', async () => {
    assert.equal((await ask('count', { country: 'DE' })).clicks, 1);
    assert.equal((await ask('count', { browser: 'Chrome', country: 'US' })).clicks, 1);
    assert.deepEqual(await clicksBy('os', 'os', { trigger: 'link' }), { Windows: 1, iOS: 1 });
  });

  it('agrees with the link itself', async () => {
    await eventually('the counter follows', async () => (await dub.links.get({ linkId: link.id })).clicks >= 3);
    assert.equal((await dub.links.get({ linkId: link.id })).clicks, 3);
  });

  it('leads and sales are none', async () => {
    for (const event of ['leads', 'sales', 'composite']) {
      const { leads, sales, saleAmount } = await ask('count', { event });
      assert.deepEqual({ leads, sales, saleAmount }, NONE);
    }
  });
});
