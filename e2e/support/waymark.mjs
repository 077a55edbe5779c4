// The running product, as an API client and as a visitor see it.
import { randomBytes } from 'node:crypto';
import { Dub } from 'dub';

/** Where the product runs, without a slash at the end. */
export const SERVER = setting('WAYMARK_URL');

/** The short domain of links that name none. */
export const DOMAIN = new URL(SERVER).host;

/** What `waymark token create --json` printed. */
const { token: TOKEN } = JSON.parse(setting('WAYMARK_TOKEN'));

export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
export const BOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';

function setting(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; start the tests with e2e/run`);
  }
  return value;
}

/** What makes the official client wait and try again, as long as `Retry-After` says, when it was too quick. */
const PATIENT = {
  strategy: 'backoff',
  backoff: { initialInterval: 500, maxInterval: 5_000, exponent: 1.5, maxElapsedTime: 30_000 },
  retryConnectionErrors: false,
};

/** The official client, pointed at the product as its users would. */
export function client(options = {}) {
  return new Dub({ token: TOKEN, serverURL: `${SERVER}/api`, retryConfig: PATIENT, ...options });
}

/** Calls what the official client has no function for. */
export async function call(method, path, body) {
  const response = await fetch(`${SERVER}/api${path}`, {
    method,
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

/** A word that no other test uses. */
export function unique(prefix = 'e2e') {
  return `${prefix}-${randomBytes(6).toString('hex')}`;
}

/**
 * Follows a short link as far as its answer.
 *
 * @param {string} shortLink
 * @param {{agent?: string, ip?: string, headers?: Record<string, string>, method?: string}} visitor
 */
export function visit(shortLink, { agent = BROWSER, ip = '203.0.113.7', headers = {}, method = 'GET' } = {}) {
  return fetch(shortLink, {
    method,
    redirect: 'manual',
    headers: { 'User-Agent': agent, 'X-Forwarded-For': ip, ...headers },
  });
}
