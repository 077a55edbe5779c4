// From a click to a lead to a sale to analytics and webhooks through the official client, as an
// integration reports them.
import assert from 'node:assert/strict';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { webhookEventFromJSON } from 'dub/models/components';
import { eventually } from '../support/eventually.mjs';
import { receiver } from '../support/receiver.mjs';
import { call, client, unique, visit } from '../support/waymark.mjs';

const dub = client();

describe('a customer', () => {
  const customerExternalId = unique('customer');
  const invoiceId = unique('invoice');
  let link;
  let clickId;
  let customerId;
  let endpoint;
  let webhook;

  const report = (sale) => dub.track.sale({ customerExternalId, amount: 1999, currency: 'usd', invoiceId, ...sale });
  const counters = async () => {
    const { clicks, leads, conversions, sales, saleAmount } = await dub.links.get({ linkId: link.id });
    return { clicks, leads, conversions, sales, saleAmount };
  };

  before(async () => {
    endpoint = await receiver();
    webhook = await call('POST', '/webhooks', {
      name: unique('hook'),
      url: endpoint.url,
      triggers: ['lead.created', 'sale.created', 'link.clicked'],
      linkScope: 'workspace',
    });
    link = await dub.links.create({ url: 'https://example.com/shop', key: unique('shop'), trackConversion: true });
    const answer = await visit(link.shortLink, { ip: '203.0.113.50' });
    clickId = new URL(answer.headers.get('Location')).searchParams.get('dub_id');
  });

  after(async () => {
    endpoint.close();
    await call('DELETE', `/webhooks/${webhook.id}`);
  });

  it('is a lead as soon as the visitor has been redirected', async () => {
    assert.match(clickId, /^[0-9A-Za-z]{16}$/);
    const lead = { clickId, eventName: 'Sign up', customerExternalId, customerName: 'Ann', customerEmail: 'ann@example.com' };
    const answer = await dub.track.lead(lead);
    assert.equal(answer.click.id, clickId);
    assert.equal(answer.link.id, link.id);
    assert.equal(answer.customer.externalId, customerExternalId);
    await dub.track.lead(lead);
  });

  it('pays once for an invoice, however often and however many at once report it', async () => {
    const answers = await Promise.all([report(), report(), report({ amount: 5 })]);
    for (const answer of answers) {
      assert.deepEqual(answer, answers[0]);
    }
    assert.equal((await report()).sale.invoiceId, invoiceId);
    await report({ invoiceId: unique('invoice'), amount: 1 });
    const paid = answers[0].sale.amount;
    assert.ok(paid === 1999 || paid === 5, `${paid}`);
    await eventually('the click is counted', async () => (await counters()).clicks === 1);
    assert.deepEqual(await counters(), { clicks: 1, leads: 1, conversions: 1, sales: 2, saleAmount: paid + 1 });
  });

  it('is found with what they have paid', async () => {
    const [customer, ...others] = await dub.customers.list({ externalId: customerExternalId }).then((page) => page.result ?? page);
    assert.deepEqual(others, []);
    assert.equal(customer.name, 'Ann');
    assert.equal(customer.sales, 2);
    customerId = customer.id;
  });

  it('is in analytics and events', async () => {
    const ask = () => dub.analytics.retrieve({ event: 'composite', groupBy: 'count', linkId: link.id, interval: '24h' });
    await eventually('both sales are stored', async () => (await ask()).sales === 2);
    assert.equal((await ask()).leads, 1);
    const rows = await dub.events.list({ event: 'sales', linkId: link.id, interval: '24h' });
    assert.deepEqual(
      rows.map((row) => row.customer.id),
      [customerId, customerId],
    );
  });

  it('is told of to the webhook once per click, lead and sale, signed with its secret', async () => {
    const ours = () =>
      endpoint.requests.filter(({ body }) => JSON.parse(body).data.link.id === link.id);
    await eventually('four events are delivered', () => ours().length >= 4);
    const events = new Map();
    for (const { headers, body } of ours()) {
      const expected = createHmac('sha256', webhook.secret).update(body).digest();
      assert.ok(timingSafeEqual(Buffer.from(headers['dub-signature'], 'hex'), expected));
      assert.equal(headers['content-type'], 'application/json');
      const decoded = webhookEventFromJSON(body.toString());
      assert.ok(decoded.ok, `${decoded.error?.message}\n${body}`);
      events.set(decoded.value.id, decoded.value);
    }
    const named = (event) => [...events.values()].filter((one) => one.event === event);
    assert.deepEqual([...events.values()].map(({ event }) => event).sort(), [
      'lead.created',
      'link.clicked',
      'sale.created',
      'sale.created',
    ]);
    assert.equal(named('link.clicked')[0].data.click.id, clickId);
    assert.equal(named('lead.created')[0].data.customer.externalId, customerExternalId);
    assert.ok(named('sale.created').some(({ data }) => data.sale.invoiceId === invoiceId));
    for (const { data } of [...named('lead.created'), ...named('sale.created')]) {
      assert.equal(data.customer.id, customerId);
      assert.equal(data.click.id, clickId);
    }
    const log = await eventually('the log tells of them', async () => {
      const rows = await call('GET', `/webhooks/${webhook.id}/events`);
      return rows.length >= 4 && rows;
    });
    assert.ok(log.every((row) => row.http_status === 204));
  });

  it('of a click that nobody made is no lead', () =>
    assert.rejects(
      dub.track.lead({ clickId: 'nobodysclick0000', eventName: 'Sign up', customerExternalId: unique('customer') }),
      { statusCode: 404 },
    ));
});
