// Many links at once, upserts and counts through the official client.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { client, DOMAIN, unique } from '../support/waymark.mjs';

const dub = client();

describe('links.createMany', () => {
  it('makes what it can and says what is wrong with the rest', async () => {
    const key = unique('many');
    const tenantId = unique('tenant');
    const answers = await dub.links.createMany([
      { url: 'https://example.com/one', key, tenantId },
      { url: 'javascript:alert(1)', tenantId },
      { url: 'https://example.com/two', tenantId },
    ]);
    assert.equal(answers.length, 3);
    assert.deepEqual(answers.slice(0, 2).map((link) => link.url), ['https://example.com/one', 'https://example.com/two']);
    assert.equal(answers[2].code, 'unprocessable_entity');
    assert.match(answers[2].error, /scripts/);
    assert.equal(await dub.links.count({ tenantId }), 2);
  });
});

describe('links.updateMany and deleteMany', () => {
  it('changes and deletes links by id, and passes over what does not exist', async () => {
    const tenantId = unique('tenant');
    const made = await dub.links.createMany([1, 2, 3].map((i) => ({ url: `https://example.com/${i}`, tenantId })));
    const linkIds = made.map((link) => link.id);

    const changed = await dub.links.updateMany({ linkIds: linkIds.slice(0, 2), data: { title: 'Changed' } });
    assert.deepEqual(changed.map((link) => link.title), ['Changed', 'Changed']);
    assert.equal((await dub.links.get({ linkId: linkIds[2] })).title, null);

    const deleted = await dub.links.deleteMany({ linkIds: [...linkIds, 'link_none'] });
    assert.equal(deleted.deletedCount, 3);
    assert.equal(await dub.links.count({ tenantId }), 0);
  });

  it('finds links by the ids of the caller', async () => {
    const externalId = unique('external');
    await dub.links.create({ url: 'https://example.com/', externalId });
    const [changed] = await dub.links.updateMany({ externalIds: [externalId], data: { comments: 'found' } });
    assert.equal(changed.comments, 'found');
  });
});

describe('links.upsert', () => {
  it('makes a link once, then changes it', async () => {
    const url = `https://example.com/${unique('upsert')}`;
    const made = await dub.links.upsert({ url, title: 'First' });
    const changed = await dub.links.upsert({ url, title: 'Second' });
    assert.equal(changed.id, made.id);
    assert.equal(changed.title, 'Second');
  });

  it('makes one link of many calls at once', async () => {
    const url = `https://example.com/${unique('race')}`;
    const made = await Promise.all(Array.from({ length: 10 }, () => dub.links.upsert({ url })));
    assert.equal(new Set(made.map((link) => link.id)).size, 1);
  });
});

describe('links.count', () => {
  it('counts all, and by domain', async () => {
    const tenantId = unique('tenant');
    await dub.links.createMany([1, 2].map((i) => ({ url: `https://example.com/${i}`, tenantId })));
    assert.equal(await dub.links.count({ tenantId }), 2);
    assert.equal(await dub.links.count({ tenantId, domain: DOMAIN }), 2);
  });
});
