// The extension's assets on an origin of their own, as Shopify's CDN serves them: CORS, a version in the path, brotli where accepted.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { listen } from './listen.mjs';

const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  wasm: 'application/wasm',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
};

const compressible = new Set(['js', 'css', 'wasm', 'json', 'svg']);

/**
 * `{url(name), close(), requests, withoutCors, held}`: `url` throws where the extension has no such file; `requests` lists the names
 * asked for, `withoutCors` those that other origins may not read, `held` has a promise for each name whose answer waits for it.
 */
export async function startAssets(folder, port = 0) {
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  const version = createHash('sha256');
  for (const [name, content] of [...files].sort()) version.update(name).update(content);
  const prefix = `/extensions/0195f2c4-6f1e-7b3a-9a53-3f3c5a0e7d11/perkline-${version.digest('hex').slice(0, 8)}/assets/`;
  const requests = [];
  const withoutCors = new Set();
  const held = new Map();
  const server = createServer((request, response) =>
    answer(request, response, { files, prefix, requests, withoutCors, held }),
  );
  const origin = await listen(server, port);
  return {
    origin,
    requests,
    withoutCors,
    held,
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
    url(name) {
      if (!files.has(name))
        throw new Error(`asset_url: ${join(folder, name)} is missing; "cargo xtask dist" builds it`);
      return `${origin}${prefix}${name}`;
    },
  };
}

async function answer(request, response, { files, prefix, requests, withoutCors, held }) {
  const path = new URL(request.url, 'http://assets').pathname;
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : null;
  const content = files.get(name);
  const cors = withoutCors.has(name) ? {} : { 'access-control-allow-origin': '*' };
  const headers = { ...cors, 'x-content-type-options': 'nosniff' };
  if (!content) return response.writeHead(404, headers).end();
  requests.push(name);
  await held.get(name);
  const extension = name.split('.').pop();
  const brotli = compressible.has(extension) && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const body = brotli ? compressed(content) : content;
  response.writeHead(200, {
    ...headers,
    'content-type': types[extension] ?? 'application/octet-stream',
    'content-length': body.length,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(brotli ? { 'content-encoding': 'br' } : {}),
  });
  response.end(body);
}

const cache = new WeakMap();

function compressed(content) {
  if (!cache.has(content)) cache.set(content, brotliCompressSync(content));
  return cache.get(content);
}
