// The extension's own origin: CORS, the version in the path, MIME types, brotli.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { startAssets } from '../shop/assets_origin.mjs';

const folder = mkdtempSync(join(tmpdir(), 'assets-'));
writeFileSync(join(folder, 'a.wasm'), Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]));
writeFileSync(join(folder, 'a.js'), '1;'.repeat(500));

let assets;
before(async () => {
  assets = await startAssets(folder);
});
after(async () => {
  await assets.close();
  rmSync(folder, { recursive: true });
});

const fetched = (url, headers) =>
  new Promise((resolve) =>
    get(url, { headers }, (response) => {
      const chunks = [];
      response
        .on('data', (chunk) => chunks.push(chunk))
        .on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
    }),
  );

test('Wasm has the one type that streaming compilation takes', async () => {
  const { status, headers, body } = await fetched(assets.url('a.wasm'), {});
  assert.deepEqual(
    [status, headers['content-type'], headers['access-control-allow-origin'], body.length],
    [200, 'application/wasm', '*', 8],
  );
  assert.match(headers['cache-control'], /immutable/);
});

test('brotli where it is accepted', async () => {
  const { headers, body } = await fetched(assets.url('a.js'), { 'accept-encoding': 'gzip, br' });
  assert.equal(headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(body).length, 1000);
});

test('another version or another file is not found; an asset that is missing names the command that builds it', async () => {
  assert.equal((await fetched(assets.url('a.js').replace(/perkline-\w+/, 'perkline-0'), {})).status, 404);
  assert.throws(() => assets.url('b.js'), /cargo xtask dist/);
});
