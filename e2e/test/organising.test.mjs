// Tags, folders, domains and QR codes through the official client.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Conflict, NotFound } from 'dub/models/errors';
import { client, SERVER, unique } from '../support/waymark.mjs';

const dub = client();

describe('tags', () => {
  it('are made, put on links, renamed, listed and deleted', async () => {
    const name = unique('tag');
    const tag = await dub.tags.create({ name, color: 'blue' });
    assert.deepEqual([tag.name, tag.color], [name, 'blue']);
    const link = await dub.links.create({ url: 'https://example.com/', tagNames: [name] });
    assert.deepEqual(link.tags.map((each) => each.id), [tag.id]);

    const renamed = await dub.tags.update(tag.id, { name: `${name}-2`, color: 'red' });
    assert.deepEqual([renamed.name, renamed.color], [`${name}-2`, 'red']);
    const listed = await dub.tags.list({ search: name });
    assert.deepEqual(listed.map((each) => each.id), [tag.id]);
    const { result } = await dub.links.list({ tagIds: [tag.id] });
    assert.deepEqual(result.map((each) => each.id), [link.id]);

    assert.equal((await dub.tags.delete(tag.id)).id, tag.id);
    assert.deepEqual((await dub.links.get({ linkId: link.id })).tags, []);
  });

  it('have names of their own', async () => {
    const name = unique('tag');
    await dub.tags.create({ name });
    await assert.rejects(dub.tags.create({ name }), Conflict);
  });
});

describe('folders', () => {
  it('are made, filled, renamed and deleted, and their links stay', async () => {
    const name = unique('folder');
    const folder = await dub.folders.create({ name, accessLevel: 'write' });
    assert.equal(folder.name, name);
    const link = await dub.links.create({ url: 'https://example.com/', folderId: folder.id });
    assert.equal(link.folderId, folder.id);
    const { result } = await dub.links.list({ folderId: folder.id });
    assert.deepEqual(result.map((each) => each.id), [link.id]);

    const renamed = await dub.folders.update(folder.id, { name: `${name}-2` });
    assert.equal(renamed.name, `${name}-2`);
    assert.ok((await dub.folders.list({ search: name })).some((each) => each.id === folder.id));

    await dub.folders.delete(folder.id);
    assert.equal((await dub.links.get({ linkId: link.id })).folderId, null);
    await assert.rejects(dub.folders.update(folder.id, { name: 'gone' }), NotFound);
  });
});

describe('domains', () => {
  it('are added, changed, listed and deleted', async () => {
    const slug = `${unique('go')}.example.com`;
    const domain = await dub.domains.create({ slug, expiredUrl: 'https://example.com/expired' });
    assert.equal(domain.slug, slug);
    assert.equal(domain.verified, false);
    const link = await dub.links.create({ url: 'https://example.com/', domain: slug, key: 'hello' });
    assert.equal(link.shortLink, `https://${slug}/hello`);

    const changed = await dub.domains.update(slug, { placeholder: 'https://example.com/placeholder' });
    assert.equal(changed.expiredUrl, 'https://example.com/expired');
    const { result } = await dub.domains.list({ search: slug });
    assert.deepEqual(result.map((each) => each.slug), [slug]);

    assert.equal((await dub.domains.delete(slug)).slug, slug);
    assert.deepEqual((await dub.domains.list({ search: slug })).result, []);
  });

  it('belong to one workspace', async () => {
    const slug = `${unique('go')}.example.com`;
    await dub.domains.create({ slug });
    await assert.rejects(dub.domains.create({ slug }), Conflict);
    // The first domain of a workspace is where its links go that name none.
    await dub.domains.delete(slug);
  });
});

describe('QR codes', () => {
  it('are drawn as pictures', async () => {
    const link = await dub.links.create({ url: 'https://example.com/' });
    const drawn = await fetch(link.qrCode);
    assert.equal(drawn.headers.get('content-type'), 'image/png');
    assert.deepEqual([...new Uint8Array(await drawn.arrayBuffer()).slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.match(await dub.qrCodes.get({ url: link.shortLink }), /PNG/);
    const svg = await fetch(`${SERVER}/api/qr?url=${encodeURIComponent(link.shortLink)}&format=svg`);
    assert.match(svg.headers.get('content-type'), /^image\/svg\+xml/);
  });
});

describe('links without a key', () => {
  it('are not made unless the operator allows it', async () => {
    const refused = await fetch(`${SERVER}/api/links`, {
      method: 'POST',
      headers: { 'dub-anonymous-link-creation': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ url: 'https://example.com/' }),
    });
    assert.equal(refused.status, 401);
  });
});
