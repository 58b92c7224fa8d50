// All sources of a page together: one change, one read.
import assert from 'node:assert/strict';
import test from 'node:test';
import { watchShopifyCart } from '../src/cart/shopify_cart';
import { fakeWin } from './fake_win';

function situation(root = '/fr/') {
  const win = fakeWin();
  win.Shopify = { routes: { root } };
  win.answers[`${root}cart.js`] = { text: '{"item_count":0}', after: 5 };
  const ended = new AbortController();
  const told: string[] = [];
  const cart = watchShopifyCart(win, (text) => told.push(text), ended.signal);
  const reads = (): string[] => win.requests.map(({ url }) => url);
  return { win, told, cart, reads, ended };
}

test('a change that every source tells in its time is read once, below the language of the page', async () => {
  const { win, told, reads } = situation();
  await win.pass(100);
  assert.deepEqual(reads(), ['/fr/cart.js']);

  const shown = new Promise((resolve) => win.setTimeout(() => resolve({}), 150));
  win.document.dispatchEvent(Object.assign(new Event('shopify:cart:lines-update'), { promise: shown }));
  await win.pass(40);
  const entry = { name: 'https://shop.test/fr/cart/add', initiatorType: 'fetch', responseEnd: 140 };
  win.written = [entry];
  await win.pass(2);
  win.observers.performance[0]!.callback({ getEntries: () => [entry] });
  win.document.dispatchEvent(new Event('cart:update'));
  await win.pass(300);
  assert.deepEqual(reads(), ['/fr/cart.js', '/fr/cart.js']);
  assert.equal(told.length, 2);
});

test('the sources that the page has show themselves', async () => {
  const { win, cart } = situation();
  assert.deepEqual(cart.sourcesFound(), ['resource timing', 'page return']);
  win.document.dispatchEvent(new Event('cart:update'));
  assert.deepEqual(cart.sourcesFound(), ['resource timing', 'page return', 'Horizon events']);
});

test('nothing is read after the end', async () => {
  const { win, reads, ended } = situation();
  await win.pass(100);
  ended.abort();
  win.document.dispatchEvent(new Event('cart:update'));
  win.document.dispatchEvent(new Event('visibilitychange'));
  await win.pass(100);
  assert.equal(reads().length, 1);
});
