// The headless entry where there is no DOM.
import assert from 'node:assert/strict';
import test from 'node:test';
import { refresh, setCart, start, stop } from '../src/host';

test('where there is no DOM the entry can be imported, and everything in it does nothing', async () => {
  setCart(null);
  const options = { api: '/api', locale: 'en', assets: { page: '/p.js', wasm: '/w.wasm' }, links: {} };
  assert.equal(await start(options), false);
  refresh();
  stop();
});
