// Waymark's script for sites: keeps the click that brought a visitor, and reports leads and sales.
// docs/tracking.md explains it. SPDX-License-Identifier: Apache-2.0
(() => {
  'use strict';

  const NAME = 'dubAnalytics';
  const CLICK = 'dub_id';
  const PARTNER = 'dub_partner_data';
  const LOOK_AGAIN = 2000;

  const script = document.currentScript || document.querySelector('script[src*="/analytics.js"]');
  const stub = window[NAME];
  if (!script || (stub && stub.started)) return;

  const setting = (name) => script.getAttribute('data-' + name) || '';
  const bare = (host) => host.toLowerCase().replace(/^www\./, '');
  const complain = (problem) => console.error('[Waymark] ' + ((problem && problem.message) || problem));

  function structured(name) {
    try {
      return JSON.parse(setting(name) || 'null');
    } catch (e) {
      complain('data-' + name + ' is not JSON');
      return null;
    }
  }

  const list = (value) => (Array.isArray(value) ? value : String(value || '').split(',')).map((each) => String(each).trim()).filter(Boolean);

  const here = bare(location.hostname);
  const api = (setting('api-host') || new URL(script.src).origin + '/api').replace(/\/+$/, '');
  const publishableKey = setting('publishable-key');
  const domains = structured('domains') || {};
  const refer = domains.refer || setting('short-domain');
  const outbound = list(domains.outbound).map(bare);
  const parameters = list(structured('query-params')).concat(list(setting('query-param')), 'via');
  const query = new URLSearchParams(location.search);

  // ---- Cookies. Where the browser keeps none, the page itself remembers.

  const remembered = {};
  const nameless = !here.includes('.') || /^[\d.]+$|:/.test(here);
  const options = Object.assign(
    { domain: nameless ? '' : '.' + here, path: '/', sameSite: 'Lax', expiresInDays: 90 },
    structured('cookie-options'),
  );

  function store(name, value) {
    remembered[name] = value;
    const expires = options.expires ? new Date(options.expires) : new Date(Date.now() + options.expiresInDays * 864e5);
    try {
      document.cookie =
        name + '=' + value +
        (options.domain ? '; Domain=' + options.domain : '') +
        '; Path=' + options.path +
        '; SameSite=' + options.sameSite +
        (isNaN(expires) ? '' : '; Expires=' + expires.toUTCString()) +
        (options.maxAge === undefined ? '' : '; Max-Age=' + options.maxAge) +
        (options.secure ? '; Secure' : '');
    } catch (e) {
      // a page without cookies, such as one in a sandbox
    }
  }

  function stored(name) {
    try {
      const found = document.cookie.split('; ').find((each) => each.startsWith(name + '='));
      if (found) return found.slice(name.length + 1);
    } catch (e) {
      // as above
    }
    return remembered[name] || '';
  }

  function clickId() {
    try {
      return decodeURIComponent(stored(CLICK));
    } catch (e) {
      return '';
    }
  }

  const storeClick = (id) => store(CLICK, encodeURIComponent(id));

  // ---- Requests

  async function send(path, body, key) {
    const headers = { 'Content-Type': 'application/json' };
    if (key) headers.Authorization = 'Bearer ' + key;
    const response = await fetch(api + '/track/' + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      credentials: 'omit',
      keepalive: true,
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error((answer.error && answer.error.message) || path + ': status ' + response.status);
    return answer;
  }

  const page = (domain) => ({ domain, url: location.href, referrer: document.referrer });

  // ---- Partner and discount

  const changed = (answer, change) =>
    Object.assign({}, answer, {
      partner: Object.assign({}, answer.partner, {
        name: answer.partner.name && change(answer.partner.name),
        image: answer.partner.image && change(answer.partner.image),
      }),
    });

  function show(answer) {
    window.DubAnalytics = { partner: answer.partner || null, discount: answer.discount || null };
  }

  function storePartner(answer) {
    // as JSON escapes them, because cookies cannot hold them
    const escaped = (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0');
    store(PARTNER, JSON.stringify(changed(answer, encodeURIComponent)).replace(/[;\u007f-\uffff]/g, escaped));
  }

  function restorePartner() {
    const text = stored(PARTNER);
    try {
      const answer = text && JSON.parse(text[0] === '{' ? text : decodeURIComponent(text));
      show(answer && answer.partner ? changed(answer, decodeURIComponent) : {});
    } catch (e) {
      show({});
    }
  }

  // ---- Clicks

  const linked = query.get(CLICK);
  const allowed = setting('attribution-model') !== 'first-click' || !clickId();
  let clicked = false;

  /** One click for each time the page is loaded. */
  async function trackClick(domain, key) {
    if (clicked || !allowed || !domain || !key) return;
    clicked = true;
    try {
      const answer = await send('click', Object.assign(page(domain), { key }));
      // A redirect has told of this visitor already, with another click.
      if (linked && linked !== answer.clickId) return;
      storeClick(answer.clickId);
      if (answer.partner) {
        storePartner(answer);
        show(answer);
      }
    } catch (e) {
      complain(e);
    }
  }

  async function trackVisit() {
    try {
      const { clickId } = await send('visit', page(domains.site));
      storeClick(clickId);
    } catch (e) {
      complain(e);
    }
  }

  // ---- Leads and sales

  async function track(what, report) {
    if (!publishableKey) {
      complain('data-publishable-key is missing, so no ' + what + ' can be tracked');
      return undefined;
    }
    if (!clickId()) await settled;
    try {
      return await send(what + '/client', Object.assign({ clickId: clickId() }, report), publishableKey);
    } catch (e) {
      complain(e);
      return undefined;
    }
  }

  // ---- Links that lead to other sites of the same owner

  const isOutbound = (host) =>
    host !== here && outbound.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each));

  function decorateAll(root, id) {
    for (const element of root.querySelectorAll('a[href], iframe[src]')) decorate(element, id);
    for (const frame of root.querySelectorAll('iframe[srcdoc]')) {
      if (frame.contentDocument) decorateAll(frame.contentDocument, id);
    }
  }

  function decorate(element, id) {
    const attribute = element.matches('a') ? 'href' : 'src';
    try {
      const url = new URL(element[attribute]);
      if (!url.protocol.startsWith('http') || url.searchParams.has(CLICK) || !isOutbound(bare(url.hostname))) return;
      url.search += (url.search ? '&' : '?') + CLICK + '=' + encodeURIComponent(id);
      element.setAttribute(attribute, url.href);
    } catch (e) {
      // no address
    }
  }

  function decorateLinks() {
    const id = clickId();
    if (id) decorateAll(document, id);
  }

  function followLinks() {
    decorateLinks();
    setInterval(decorateLinks, LOOK_AGAIN);
    addEventListener('DOMContentLoaded', decorateLinks);
    addEventListener('popstate', decorateLinks);
    for (const name of ['pushState', 'replaceState']) {
      const original = history[name];
      history[name] = function (...given) {
        original.apply(this, given);
        decorateLinks();
      };
    }
  }

  // ---- What pages call

  let waiting = [];

  function call(callback) {
    try {
      callback();
    } catch (e) {
      complain(e);
    }
  }

  const methods = {
    ready: (callback) => {
      if (waiting) waiting.push(callback);
      else call(callback);
    },
    trackClick: (click) => trackClick((click && click.domain) || refer, click && click.key),
    trackLead: (lead) => track('lead', lead),
    trackSale: (sale) => track('sale', sale),
  };

  const run = (method, ...given) => (Object.hasOwn(methods, method) ? methods[method](...given) : undefined);

  // ---- What happens when the page is loaded

  if (linked && allowed) storeClick(linked);
  restorePartner();

  const via = parameters.map((name) => query.get(name)).find(Boolean);
  const referred = via && refer;
  const begun = [referred ? trackClick(refer, via) : null];
  // Leads and sales wait for the clicks before them.
  let settle;
  const settled = new Promise((done) => (settle = done));

  // Who has kept the stub of before goes on calling it, and it goes on queueing.
  const queue = { push: (entry) => run(...entry) };
  window[NAME] = Object.assign(run, methods, { started: true, q: queue });
  if (stub) {
    const queued = stub.q || [];
    stub.q = queue;
    for (const entry of queued) begun.push(entry[0] === 'trackClick' ? run(...entry) : void run(...entry));
  }
  if (domains.site && !referred && !clickId()) begun.push(trackVisit());

  Promise.all(begun).then(() => {
    settle();
    const callbacks = waiting;
    waiting = null;
    callbacks.forEach(call);
    if (outbound.length) decorateLinks();
  });
  if (outbound.length) followLinks();
})();
