// The shop's front door: every path and who answers it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { answerProxy, proxyPrefix } from './app_proxy.mjs';
import { answerCart } from './cart_routes.mjs';
import { placeOrder } from './checkout.mjs';
import { answerCodes, codesPath } from './codes_route.mjs';
import { CodeBook } from './discounts.mjs';
import { readFields, redirect, send, sendHtml, sendJson } from './http.mjs';
import { listen } from './listen.mjs';
import { notFound, pageOf } from './pages.mjs';
import { personById } from './people.mjs';
import { picture } from './pictures.mjs';
import { countries, Sessions } from './sessions.mjs';
import { viewOf } from './views.mjs';

const actionsFile = new URL('./browser/storefront-actions.js', import.meta.url);

export class Shop {
  sessions = new Sessions();
  book = new CodeBook();
  /** Paths asked of the app proxy, for specs that count. */
  proxied = [];
  #server = createServer((request, response) => this.#answer(request, response));

  /** Listens first, so that the API can be told where codes are made; `open` then connects it. */
  async listen(port = 0) {
    this.origin = await listen(this.#server, port);
    return this.origin;
  }

  open({ theme, api, metafields, codesKey }) {
    Object.assign(this, { theme, api, metafields, codesKey });
  }

  close() {
    return new Promise((done) => this.#server.close(done).closeAllConnections());
  }

  async #answer(request, response) {
    try {
      await this.#route(request, response);
    } catch (problem) {
      if (!problem.status) console.error(`shop: ${request.method} ${request.url}: ${problem.message}`);
      if (!response.headersSent)
        send(response, problem.status ?? 500, 'text/plain; charset=utf-8', `${problem.message}\n`);
      else response.end();
    }
  }

  async #route(request, response) {
    const url = new URL(request.url, this.origin);
    const path = decodeURIComponent(url.pathname);
    if (path.startsWith('/cdn/')) return this.#file(path, response);
    if (path.startsWith(codesPath))
      return answerCodes(request, response, { path, book: this.book, key: this.codesKey });
    const session = this.sessions.of(request, response);
    if (path.startsWith(`${proxyPrefix}/`)) {
      this.proxied.push(path);
      return answerProxy(request, response, { url, session, api: this.api, metafields: this.metafields });
    }
    const sections = (ids, from) => this.#sections(ids, new URL(from, this.origin), session);
    if (await answerCart(request, response, { path, session, book: this.book, sections })) return undefined;
    if (request.method === 'POST') return this.#command(request, response, path, session);
    return this.#page(url, path, session, response);
  }

  async #page(url, path, session, response) {
    if (path === '/account' && !session.customerId) return redirect(response, '/account/login');
    const asked = url.searchParams.get('sections') ?? url.searchParams.get('section_id');
    if (asked !== null) return this.#sectionRendering(asked.split(','), url, session, response);
    const found = pageOf(path, url.searchParams, session);
    const html = await this.theme.page(this.#view(found ?? notFound(), path, session));
    return sendHtml(response, html, found ? 200 : 404);
  }

  async #sectionRendering(ids, url, session, response) {
    const found = await this.#sections(ids, url, session);
    if (url.searchParams.has('sections')) return sendJson(response, found);
    return found[ids[0]] === null ? sendHtml(response, '', 404) : sendHtml(response, found[ids[0]]);
  }

  async #sections(ids, url, session) {
    const found = pageOf(decodeURIComponent(url.pathname), url.searchParams, session) ?? notFound();
    return this.theme.sectionsOf(ids, this.#view(found, url.pathname, session));
  }

  #view(page, path, session) {
    return viewOf({ ...page, session, path, origin: this.origin, book: this.book, metafields: this.metafields });
  }

  async #command(request, response, path, session) {
    const fields = await readFields(request);
    const back = safePath(fields.return_to);
    if (path === '/account/login') return this.#signIn(response, session, fields.customer_id, back ?? '/');
    if (path === '/account/logout') return this.#signIn(response, session, null, back ?? '/');
    if (path === '/localization') {
      session.country = countries.find((country) => country.iso_code === fields.country_code) ?? session.country;
      return redirect(response, back ?? '/');
    }
    if (path === '/checkout') return redirect(response, await placeOrder(session, this));
    return send(response, 404, 'text/plain; charset=utf-8', `nothing answers POST ${path}\n`);
  }

  async #signIn(response, session, customerId, back) {
    session.customerId = personById.has(customerId) ? customerId : null;
    session.orders = [];
    await this.metafields.refresh(session.customerId);
    redirect(response, back);
  }

  #file(path, response) {
    const name = basename(path);
    const lasting = { 'cache-control': 'public, max-age=300' };
    if (path.startsWith('/cdn/shop/files/')) return send(response, 200, 'image/svg+xml', picture(name), lasting);
    const file = path.startsWith('/cdn/shopifycloud/') ? actionsFile : join(this.theme.folder, 'assets', name);
    const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    return send(response, 200, type, readFileSync(file), lasting);
  }
}

/** Only paths of this shop, never another site. */
const safePath = (path) => (typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : null);
