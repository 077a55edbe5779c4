// What a visitor of a short link gets, and which visits count.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../support/eventually.mjs';
import { BOT, client, DOMAIN, PHONE, unique, visit } from '../support/waymark.mjs';

const dub = client();

async function clicks(id) {
  return (await dub.links.get({ linkId: id })).clicks;
}

describe('a visit', () => {
  it('is sent on, and its visitor is remembered by a cookie', async () => {
    const key = unique();
    const link = await dub.links.create({ url: 'https://example.com/there?x=1', key });
    const answer = await visit(`${link.shortLink}?via=mail`);
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('Location'), 'https://example.com/there?x=1&via=mail');
    assert.equal(answer.headers.get('Cache-Control'), 'private, no-store');
    const [cookie] = answer.headers.getSetCookie();
    assert.ok(cookie.startsWith(`dub_id_${DOMAIN}_${key}=`), cookie);
    assert.match(cookie, /=[0-9A-Za-z]{16}; Path=\/.*Max-Age=3600/);
  });

  it('of a phone goes where its system is sent to, of a country where that is sent to', async () => {
    const { shortLink } = await dub.links.create({
      url: 'https://example.com/all',
      ios: 'https://example.com/ios',
      geo: { DE: 'https://example.com/de' },
    });
    const locationFor = async (visitor) => (await visit(shortLink, visitor)).headers.get('Location');
    assert.equal(await locationFor({ ip: '203.0.113.8' }), 'https://example.com/all');
    assert.equal(await locationFor({ ip: '203.0.113.9', agent: PHONE }), 'https://example.com/ios');
    assert.equal(await locationFor({ ip: '198.51.100.9' }), 'https://example.com/de');
  });

  it('counts once for each visitor; bots, repeats and HEAD do not count', async () => {
    const { id, shortLink } = await dub.links.create({ url: 'https://example.com/' });
    await visit(shortLink, { ip: '203.0.113.10' });
    await visit(shortLink, { ip: '203.0.113.10' });
    await visit(shortLink, { ip: '203.0.113.11', agent: BOT });
    await visit(shortLink, { ip: '203.0.113.12', method: 'HEAD' });
    // Visits are counted in the order of their arrival: with the last, all are.
    await visit(shortLink, { ip: '203.0.113.13' });
    await eventually('the last visit is counted', async () => (await clicks(id)) >= 2);
    const link = await dub.links.get({ linkId: id });
    assert.equal(link.clicks, 2);
    assert.ok(Date.parse(link.lastClicked) > Date.parse(link.createdAt), link.lastClicked);
  });

  it('sees a change at once', async () => {
    const { id, shortLink } = await dub.links.create({ url: 'https://example.com/before' });
    assert.equal((await visit(shortLink)).headers.get('Location'), 'https://example.com/before');
    await dub.links.update(id, { url: 'https://example.com/after' });
    assert.equal((await visit(shortLink)).headers.get('Location'), 'https://example.com/after');
  });

  it('finds a page, and nothing else, where a link was deleted', async () => {
    const { id, shortLink } = await dub.links.create({ url: 'https://example.com/' });
    assert.equal((await visit(shortLink)).status, 302);
    await dub.links.delete(id);
    const answer = await visit(shortLink);
    assert.equal(answer.headers.get('Location'), null);
    assert.match(answer.headers.get('Content-Type'), /^text\/html/);
    assert.match(await answer.text(), /<title>[^<]*not found/i);
    assert.deepEqual(answer.headers.getSetCookie(), []);
  });

  it('of an expired link leads to its replacement, or to a page', async () => {
    const past = '2020-01-01T00:00:00.000Z';
    const replaced = await dub.links.create({
      url: 'https://example.com/',
      expiresAt: past,
      expiredUrl: 'https://example.com/over',
    });
    const answer = await visit(replaced.shortLink);
    assert.equal(answer.status, 302);
    assert.equal(answer.headers.get('Location'), 'https://example.com/over');

    const plain = await dub.links.create({ url: 'https://example.com/', expiresAt: past });
    const page = await visit(plain.shortLink);
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('Location'), null);
    assert.match(await page.text(), /<title>[^<]*expired/i);
  });

  it('of a protected link is asked for the password', async () => {
    const { shortLink } = await dub.links.create({ url: 'https://example.com/', password: 'secret' });
    const asked = await visit(shortLink);
    assert.equal(asked.status, 200);
    assert.match(await asked.text(), /type="password"/);
    const admitted = await visit(`${shortLink}?pw=secret`);
    assert.equal(admitted.status, 302);
    assert.equal(admitted.headers.get('Location'), 'https://example.com/');
  });
});
