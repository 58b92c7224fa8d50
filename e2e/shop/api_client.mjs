// How the shop talks to the loyalty API, in Shopify's place: signed app-proxy reads and commands, signed webhooks.
import { randomUUID } from 'node:crypto';
import { signedQuery, webhookHmac } from './signatures.mjs';

export const apiVersion = '2026-10';

export class ApiClient {
  #undelivered = [];
  #delivering = Promise.resolve(true);

  /** `base` is the API's address, `secret` the app's shared secret. */
  constructor({ base, secret, shop, pathPrefix = '/apps/perkline' }) {
    Object.assign(this, { base, secret, shop, pathPrefix });
  }

  /** A request as the app proxy makes it: `path` below the proxy's prefix, `search` the shopper's own query. */
  async proxied(method, path, { customerId = null, search = '', headers = {}, body } = {}) {
    const query = signedQuery(search, {
      shop: this.shop,
      customerId,
      pathPrefix: this.pathPrefix,
      timestamp: Math.floor(Date.now() / 1000),
      secret: this.secret,
    });
    return fetch(`${this.base}${path}?${query}`, { method, headers, body, redirect: 'follow' });
  }

  /** The JSON of a signed read, or null where the API has none to give or can't be reached. */
  async read(path, customerId) {
    try {
      const answer = await this.proxied('GET', path, { customerId, headers: { accept: 'application/json' } });
      return answer.status === 200 ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** Delivers one webhook after those that did not get through before; what fails again is kept for the next time. */
  webhook(topic, payload) {
    this.#undelivered.push({ topic, body: JSON.stringify(payload), id: randomUUID(), at: new Date().toISOString() });
    this.#delivering = this.#delivering.then(() => this.#deliverAll());
    return this.#delivering;
  }

  async #deliverAll() {
    while (this.#undelivered.length > 0) {
      if (!(await this.#deliver(this.#undelivered[0]))) return false;
      this.#undelivered.shift();
    }
    return true;
  }

  async #deliver({ topic, body, id, at }) {
    const headers = {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': webhookHmac(body, this.secret),
      'x-shopify-shop-domain': this.shop,
      'x-shopify-api-version': apiVersion,
      'x-shopify-webhook-id': id,
      'x-shopify-event-id': id,
      'x-shopify-triggered-at': at,
    };
    try {
      const answer = await fetch(`${this.base}/webhooks/shopify`, { method: 'POST', headers, body });
      if (!answer.ok) console.error(`shop: the API answered ${topic} with ${answer.status}: ${await answer.text()}`);
      return answer.ok;
    } catch {
      return false;
    }
  }
}
