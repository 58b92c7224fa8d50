// A shop without a loyalty API: its own routes, with an upstream that writes down what it is asked.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { ApiClient } from '../shop/api_client.mjs';
import { readBody } from '../shop/http.mjs';
import { listen } from '../shop/listen.mjs';
import { Metafields } from '../shop/metafields.mjs';
import { Shop } from '../shop/server.mjs';
import { readTheme } from '../shop/theme.mjs';

/** An extension with nothing in it: the theme's own blocks only. */
const noExtension = { render: async () => ({ html: '', target: 'section', script: null, stylesheet: null }) };

export async function startStubShop({ theme: name = 'demo', answer = (request, response) => response.end('{}') } = {}) {
  const asked = [];
  const upstream = createServer(async (request, response) => {
    asked.push({
      method: request.method,
      url: new URL(request.url, 'http://api'),
      headers: request.headers,
      body: (await readBody(request)).toString(),
    });
    answer(request, response);
  });
  const base = await listen(upstream);
  const shop = new Shop();
  const url = await shop.listen();
  const folder = fileURLToPath(new URL(`../themes/${name}`, import.meta.url));
  const theme = readTheme(folder, { extension: noExtension, timezone: 'UTC' });
  theme.settings.blocks = {};
  const api = new ApiClient({ base, secret: 'hush', shop: 'demo.myshopify.test' });
  shop.open({ theme, api, metafields: new Metafields(api), codesKey: 'codes-key' });
  const close = () => Promise.all([shop.close(), new Promise((done) => upstream.close(done).closeAllConnections())]);
  return { shop, url, asked, close, visitor: () => visitor(url) };
}

/** A browser's cookie jar, as far as this shop needs one. */
function visitor(url) {
  let cookie = null;
  return async (path, { method = 'GET', json, form, headers = {} } = {}) => {
    const body = json === undefined ? form && new URLSearchParams(form) : JSON.stringify(json);
    const type = json === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(url + path, {
      method: body ? 'POST' : method,
      body,
      redirect: 'manual',
      headers: { ...type, ...(cookie ? { cookie } : {}), ...headers },
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
}
