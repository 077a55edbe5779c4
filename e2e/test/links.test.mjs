// Links through the official client: create, find, list, change, delete.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NotFound } from 'dub/models/errors';
import { client, DOMAIN, SERVER, unique } from '../support/waymark.mjs';

const dub = client();

describe('links.create', () => {
  it('draws a random key of seven characters', async () => {
    const link = await dub.links.create({ url: 'https://example.com/random' });
    assert.match(link.key, /^[0-9A-Za-z]{7}$/);
    assert.equal(link.domain, DOMAIN);
    assert.equal(link.shortLink, `${SERVER}/${link.key}`);
    assert.equal(link.url, 'https://example.com/random');
    assert.equal(link.clicks, 0);
    assert.match(link.id, /^link_/);
    assert.match(link.workspaceId, /^ws_/);
  });

  it('draws a key of the length and with the prefix asked for', async () => {
    const link = await dub.links.create({ url: 'https://example.com/', prefix: '/e2e/', keyLength: 12 });
    assert.match(link.key, /^e2e\/[0-9A-Za-z]{12}$/);
  });

  it('keeps a key that is given', async () => {
    const key = unique('Own');
    const link = await dub.links.create({ url: 'https://example.com/', key });
    assert.equal(link.key, key);
  });

  it('merges campaign parameters into the destination', async () => {
    const link = await dub.links.create({
      url: 'https://example.com/?a=1',
      utmSource: 'newsletter',
      utmMedium: 'mail',
      utmCampaign: 'spring sale',
      utmTerm: 'shoes',
      utmContent: 'top',
      ref: 'friend',
    });
    assert.equal(
      link.url,
      'https://example.com/?a=1&utm_source=newsletter&utm_medium=mail&utm_campaign=spring+sale' +
        '&utm_term=shoes&utm_content=top&ref=friend',
    );
    assert.deepEqual(
      [link.utmSource, link.utmMedium, link.utmCampaign, link.utmTerm, link.utmContent],
      ['newsletter', 'mail', 'spring sale', 'shoes', 'top'],
    );
  });

  it('keeps every field, and gives it back by every way of asking', async () => {
    const key = unique();
    const fields = {
      url: 'https://example.com/all',
      domain: DOMAIN,
      key,
      externalId: unique('external'),
      tenantId: unique('tenant'),
      trackConversion: true,
      archived: true,
      publicStats: true,
      comments: 'a remark, mit Umlauten: äöü',
      expiresAt: '2099-01-02T03:04:05.000Z',
      expiredUrl: 'https://example.com/over',
      password: 'secret',
      title: 'Title',
      description: 'Description',
      image: 'https://example.com/image.png',
      video: 'https://example.com/video.mp4',
      rewrite: true,
      ios: 'https://example.com/ios',
      android: 'https://example.com/android',
      geo: { DE: 'https://example.com/de', US: 'https://example.com/us' },
      doIndex: true,
      testVariants: [
        { url: 'https://example.com/all', percentage: 60 },
        { url: 'https://example.com/other', percentage: 40 },
      ],
      testStartedAt: '2026-01-01T00:00:00.000Z',
      testCompletedAt: '2026-02-01T00:00:00.000Z',
    };
    const created = await dub.links.create(fields);
    const kept = Object.fromEntries(Object.keys(fields).map((name) => [name, created[name]]));
    assert.deepEqual(kept, fields);
    assert.deepEqual(await dub.links.get({ domain: DOMAIN, key }), created);
    assert.deepEqual(await dub.links.get({ linkId: created.id }), created);
    assert.deepEqual(await dub.links.get({ externalId: `ext_${fields.externalId}` }), created);
  });
});

describe('links.list', () => {
  it('goes through all pages, newest first, each link once', async () => {
    const tenantId = unique('tenant');
    const created = [];
    for (let i = 0; i < 5; i++) {
      created.push((await dub.links.create({ url: `https://example.com/${i}`, tenantId })).id);
    }
    const listed = [];
    const sizes = [];
    for await (const page of await dub.links.list({ tenantId, pageSize: 2 })) {
      sizes.push(page.result.length);
      listed.push(...page.result.map((link) => link.id));
    }
    assert.deepEqual(listed, created.reverse());
    assert.deepEqual(sizes.slice(0, 3), [2, 2, 1]);
  });

  it('leaves archived links out unless they are asked for', async () => {
    const tenantId = unique('tenant');
    const { id } = await dub.links.create({ url: 'https://example.com/', tenantId, archived: true });
    assert.deepEqual((await dub.links.list({ tenantId })).result, []);
    const { result } = await dub.links.list({ tenantId, showArchived: true });
    assert.deepEqual(result.map((link) => link.id), [id]);
  });

  it('finds links by part of key or destination', async () => {
    const word = unique('needle');
    const { id } = await dub.links.create({ url: `https://example.com/hay/${word}/stack` });
    const { result } = await dub.links.list({ search: word });
    assert.deepEqual(result.map((link) => link.id), [id]);
  });
});

describe('links.update', () => {
  it('changes what it names, leaves the rest, and clears with null', async () => {
    const link = await dub.links.create({
      url: 'https://example.com/before',
      title: 'before',
      comments: 'stays',
      password: 'secret',
      expiresAt: '2099-01-01T00:00:00.000Z',
      ios: 'https://example.com/ios',
      geo: { DE: 'https://example.com/de' },
      externalId: unique('external'),
    });
    const changed = await dub.links.update(link.id, {
      url: 'https://example.com/after',
      title: 'after',
      password: null,
      expiresAt: null,
      ios: null,
      geo: null,
      externalId: null,
    });
    assert.deepEqual(changed, {
      ...link,
      url: 'https://example.com/after',
      title: 'after',
      password: null,
      expiresAt: null,
      ios: null,
      geo: null,
      externalId: null,
      updatedAt: changed.updatedAt,
    });
    assert.deepEqual(await dub.links.get({ linkId: link.id }), changed);
  });

  it('moves a link to another key, and frees the old one', async () => {
    const [before, after] = [unique('before'), unique('after')];
    const link = await dub.links.create({ url: 'https://example.com/', key: before });
    assert.equal((await dub.links.update(link.id, { key: after })).shortLink, `${SERVER}/${after}`);
    await assert.rejects(dub.links.get({ domain: DOMAIN, key: before }), NotFound);
    await dub.links.create({ url: 'https://example.com/', key: before });
  });

  it('finds the link by an external id', async () => {
    const externalId = unique('external');
    const link = await dub.links.create({ url: 'https://example.com/', externalId });
    const changed = await dub.links.update(`ext_${externalId}`, { title: 'found' });
    assert.equal(changed.id, link.id);
    assert.equal(changed.title, 'found');
  });

  it('carries campaign parameters along (14.7)', async () => {
    const { id } = await dub.links.create({ url: 'https://example.com' });
    const update = (change) => dub.links.update(id, change);

    const first = await update({ utmSource: 'a', utmMedium: 'b' });
    assert.equal(first.url, 'https://example.com/?utm_source=a&utm_medium=b');

    const second = await update({ utmCampaign: 'c' });
    assert.equal(second.url, 'https://example.com/?utm_source=a&utm_medium=b&utm_campaign=c');

    const third = await update({ url: 'https://example.com/other' });
    assert.equal(third.url, 'https://example.com/other?utm_source=a&utm_medium=b&utm_campaign=c');

    const fourth = await update({ utmCampaign: '' });
    assert.equal(fourth.url, 'https://example.com/other?utm_source=a&utm_medium=b');
    assert.equal(fourth.utmCampaign, null);
    assert.deepEqual([fourth.utmSource, fourth.utmMedium], ['a', 'b']);
  });
});

describe('links.delete', () => {
  it('answers with the id, and the link is gone for good', async () => {
    const key = unique();
    const { id } = await dub.links.create({ url: 'https://example.com/', key });
    assert.deepEqual(await dub.links.delete(id), { id });
    await assert.rejects(dub.links.get({ linkId: id }), NotFound);
    await assert.rejects(dub.links.get({ domain: DOMAIN, key }), NotFound);
    await assert.rejects(dub.links.delete(id), NotFound);
    await assert.rejects(dub.links.update(id, { title: 'x' }), NotFound);
  });
});
