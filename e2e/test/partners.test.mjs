// A partner program through the official client: a partner's link, what customers of it do, and what the partner earns by it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { webhookEventFromJSON } from 'dub/models/components';
import { eventually } from '../support/eventually.mjs';
import { receiver } from '../support/receiver.mjs';
import { BROWSER, SERVER, call, client, unique } from '../support/waymark.mjs';

const dub = client();

/** Where a link of a domain that only the product knows leads to. */
async function destination(link) {
  const { hostname, port } = new URL(SERVER);
  const visit = request({
    hostname,
    port,
    path: `/${link.key}`,
    headers: { Host: link.domain, 'User-Agent': BROWSER, 'X-Forwarded-For': '203.0.113.77' },
  }).end();
  const [answer] = await once(visit, 'response');
  answer.resume();
  return new URL(answer.headers.location);
}

describe('a partner', () => {
  const domain = `${unique('go')}.example`;
  const email = `${unique('pat')}@example.com`;
  const tenantId = unique('tenant');
  const customerExternalId = unique('customer');
  const invoiceId = unique('invoice');
  let program;
  let partner;
  let link;
  let endpoint;
  let webhook;

  const commissions = async (filter = {}) => {
    const page = await dub.commissions.list({ partnerId: partner.id, ...filter });
    return page.result ?? page;
  };

  before(async () => {
    endpoint = await receiver();
    webhook = await call('POST', '/webhooks', {
      name: unique('hook'),
      url: endpoint.url,
      triggers: ['partner.enrolled', 'commission.created', 'lead.created', 'sale.created'],
    });
    await dub.domains.create({ slug: domain });
    program = await call('POST', '/program', {
      name: 'Acme Partners',
      domain,
      url: 'https://acme.example/',
      reward: { event: 'sale', type: 'percentage', amountInPercentage: 20, maxDuration: 12 },
    });
  });

  after(async () => {
    endpoint.close();
    await call('DELETE', `/webhooks/${webhook.id}`);
    // or links of other tests that name no domain would be on it
    await dub.domains.delete(domain);
  });

  it('is enrolled once, with a link of the program', async () => {
    partner = await dub.partners.create({ email, name: 'Pat Partner', tenantId });
    assert.equal(partner.status, 'approved');
    assert.equal(partner.programId, program.id);
    assert.equal((await dub.partners.create({ email })).id, partner.id);
    [link] = await dub.partners.retrieveLinks({ tenantId });
    assert.equal(link.domain, domain);
    assert.equal(link.url, 'https://acme.example/');
  });

  it('gets further links, and the same one for the same destination', async () => {
    const url = 'https://acme.example/pricing';
    const key = unique('pricing');
    const made = await dub.partners.createLink({ partnerId: partner.id, url, key });
    assert.equal(made.partnerId, partner.id);
    assert.equal(made.programId, program.id);
    assert.equal((await dub.partners.upsertLink({ tenantId, url })).id, made.id);
    await assert.rejects(dub.partners.createLink({ partnerId: partner.id, url: 'https://elsewhere.example/' }), {
      statusCode: 400,
    });
  });

  it('earns a share of a sale, once for an invoice', async () => {
    const clickId = (await destination(link)).searchParams.get('dub_id');
    await dub.track.lead({ clickId, eventName: 'Sign up', customerExternalId });
    const report = () => dub.track.sale({ customerExternalId, amount: 4900, currency: 'usd', invoiceId });
    await Promise.all([report(), report()]);
    await report();

    const [commission, ...others] = await commissions();
    assert.deepEqual(others, []);
    assert.equal(commission.type, 'sale');
    assert.equal(commission.amount, 4900);
    assert.equal(commission.earnings, 980);
    assert.equal(commission.status, 'pending');
    assert.equal(commission.customer.externalId, customerExternalId);
    const [listed] = await dub.partners.list({ tenantId });
    assert.equal(listed.totalSaleAmount, 4900);
    assert.equal(listed.totalCommissions, 980);
  });

  it('is told what it brought, in total, by link and over time', async () => {
    const brought = { leads: 1, sales: 1, saleAmount: 4900, earnings: 980 };
    const { total } = await eventually('the sale is counted', async () => {
      const sums = await dub.partners.analytics({ tenantId });
      return sums.clicks === 1 && sums.sales === 1 && { total: sums };
    });
    assert.deepEqual(total, { clicks: 1, ...brought });
    const byLink = await dub.partners.analytics({ partnerId: partner.id, groupBy: 'top_links' });
    assert.equal(byLink.length, 2);
    assert.equal(byLink.find(({ id }) => id === link.id).earnings, 980);
    const days = await dub.partners.analytics({ tenantId, groupBy: 'timeseries', interval: '7d' });
    assert.equal(days.length, 8);
    assert.equal(days.at(-1).earnings, 980);
    const [best] = await call('GET', '/analytics?event=composite&groupBy=top_partners');
    assert.equal(best.partnerId, partner.id);
    await assert.rejects(dub.partners.analytics({ tenantId: 'nobody' }), { statusCode: 404 });
  });

  it('earns less when part of it is paid back, and nothing when all is', async () => {
    const payBack = (amount) =>
      call('POST', '/refunds', { invoiceId, refundId: unique('refund'), amount, currency: 'usd' });
    await payBack(1900);
    assert.equal((await commissions())[0].earnings, 600);
    await payBack(3000);
    assert.equal((await commissions())[0].status, 'refunded');
    assert.equal((await dub.partners.list({ tenantId }))[0].totalCommissions, 0);
  });

  it('can be given something, and it taken back', async () => {
    await dub.commissions.create({ type: 'custom', partnerId: partner.id, amount: 500, description: 'Welcome' });
    const [given] = await commissions({ type: 'custom' });
    assert.equal(given.earnings, 500);
    const changed = await dub.commissions.update({ id: given.id, requestBody: { status: 'canceled' } });
    assert.equal(changed.status, 'canceled');
  });

  it('is told of to the webhook as the client expects it', async () => {
    const named = (name) =>
      endpoint.requests.map(({ body }) => body.toString()).filter((body) => JSON.parse(body).event === name);
    await eventually('all is delivered', () => named('commission.created').length === 2 && named('sale.created').length === 1);
    for (const { body } of endpoint.requests) {
      const decoded = webhookEventFromJSON(body.toString());
      assert.ok(decoded.ok, `${decoded.error?.message}\n${body}`);
    }
    assert.equal(named('partner.enrolled').length, 1);
    assert.equal(JSON.parse(named('sale.created')[0]).data.partner.id, partner.id);
  });

  it('has no links any more once banned', async () => {
    await dub.partners.ban({ tenantId, reason: 'fraud' });
    const answer = await destination(link).catch(() => null);
    assert.equal(answer, null);
    assert.equal((await dub.partners.list({ tenantId }))[0].status, 'banned');
  });
});
