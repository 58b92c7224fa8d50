// The shop's front door: every path and who answers it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
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

const shopifyScripts = new URL('./browser/', import.meta.url);

export class Shop {
  sessions = new Sessions();
  book = new CodeBook();
  /**
   * What a spec may set: the pages' CSP and Cache-Control, an app that wants our place, and who is told of each step of a redemption
   * or of its cancelling.
   */
  conditions = { policy: undefined, caching: undefined, rival: undefined, onStep: undefined };
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
    const { root, path } = withoutRoot(decodeURIComponent(url.pathname));
    if (path.startsWith('/cdn/')) return this.#file(path, response);
    const step = async (name) => this.conditions.onStep?.(name);
    if (path.startsWith(codesPath))
      return answerCodes(request, response, { path, book: this.book, key: this.codesKey, step });
    const session = this.sessions.of(request, response);
    if (path.startsWith(`${proxyPrefix}/`)) {
      this.proxied.push(path);
      return answerProxy(request, response, { url, session, api: this.api, metafields: this.metafields, step });
    }
    const sections = (ids, from) => this.#sections(ids, new URL(from, this.origin), session);
    if (await answerCart(request, response, { path, session, book: this.book, sections })) return undefined;
    if (request.method === 'POST') return this.#command(request, response, path, session);
    return this.#page({ url, root, path, session }, response);
  }

  async #page({ url, root, path, session }, response) {
    if (path === '/account' && !session.customerId) return redirect(response, '/account/login');
    const asked = url.searchParams.get('sections') ?? url.searchParams.get('section_id');
    if (asked !== null) return this.#sectionRendering(asked.split(','), url, session, response);
    const found = pageOf(path, url.searchParams, session);
    const designMode = url.searchParams.has('editor');
    const { policy, caching, rival } = this.conditions;
    const html = await this.theme.page({ ...this.#view(found ?? notFound(), path, session), root, designMode, rival });
    return sendHtml(response, html, { status: found ? 200 : 404, policy, caching });
  }

  async #sectionRendering(ids, url, session, response) {
    const found = await this.#sections(ids, url, session);
    if (url.searchParams.has('sections')) return sendJson(response, found);
    return sendHtml(response, found[ids[0]] ?? '', { status: found[ids[0]] === null ? 404 : 200 });
  }

  async #sections(ids, url, session) {
    const { path } = withoutRoot(decodeURIComponent(url.pathname));
    const found = pageOf(path, url.searchParams, session) ?? notFound();
    return this.theme.sectionsOf(ids, this.#view(found, path, session));
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
    const file = path.startsWith('/cdn/shopifycloud/') ? new URL(name, shopifyScripts) : this.theme.files.asset(name);
    const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
    return send(response, 200, type, readFileSync(file), lasting);
  }
}

/** A store in several languages has each below a root of its own; the pages are the same here. */
function withoutRoot(whole) {
  const root = /^\/(fr|pt-br)\//.exec(whole)?.[0] ?? '/';
  return { root, path: whole.slice(root.length - 1) };
}

/** Only paths of this shop, never another site. */
const safePath = (path) => (typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : null);
