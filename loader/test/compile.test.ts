// The Wasm module out of the answers that CDNs give.
import assert from 'node:assert/strict';
import test from 'node:test';
import { compile } from '../src/compile';

/** The smallest module: its magic number and version. */
const bytes = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const answer = (type: string, status = 200): Response =>
  new Response(bytes, { status, headers: { 'content-type': type } });

for (const type of ['application/wasm', 'application/octet-stream', 'application/wasm; charset=utf-8', 'text/plain']) {
  test(`a module is compiled from an answer of type ${type}`, async () => {
    assert.ok((await compile(answer(type))) instanceof WebAssembly.Module);
  });
}

test('an answer that is not the module says so', async () => {
  await assert.rejects(compile(answer('text/html', 404)), /answered 404/);
});
