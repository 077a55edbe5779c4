// From a click to a lead to a sale through the official client, as an integration reports them.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.mjs';
import { client, unique, visit } from '../support/waymark.mjs';

const dub = client();

describe('a customer', () => {
  const customerExternalId = unique('customer');
  const invoiceId = unique('invoice');
  let link;
  let clickId;
  let customerId;

  const report = (sale) => dub.track.sale({ customerExternalId, amount: 1999, currency: 'usd', invoiceId, ...sale });
  const counters = async () => {
    const { clicks, leads, conversions, sales, saleAmount } = await dub.links.get({ linkId: link.id });
    return { clicks, leads, conversions, sales, saleAmount };
  };

  before(async () => {
    link = await dub.links.create({ url: 'https://example.com/shop', key: unique('shop'), trackConversion: true });
    const answer = await visit(link.shortLink, { ip: '203.0.113.50' });
    clickId = new URL(answer.headers.get('Location')).searchParams.get('dub_id');
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

  it('of a click that nobody made is no lead', () =>
    assert.rejects(
      dub.track.lead({ clickId: 'nobodysclick0000', eventName: 'Sign up', customerExternalId: unique('customer') }),
      { statusCode: 404 },
    ));
});
