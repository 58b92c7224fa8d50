// What wakes the mailbox, and what does not.
import assert from 'node:assert/strict';
import test from 'node:test';
import { dawnPubSub } from '../src/cart/dawn_pubsub';
import { horizonEvents } from '../src/cart/horizon_events';
import { pageReturn } from '../src/cart/page_return';
import { resourceTiming } from '../src/cart/resource_timing';
import type { Source } from '../src/cart/source';
import { standardEvents } from '../src/cart/standard_events';
import { fakePubSub } from './fake_pub_sub';
import { fakeWin, settled } from './fake_win';

/** A page with one source, and what it said. */
function watching({ watch }: Source) {
  const win = fakeWin();
  const ended = new AbortController();
  const woken: (number | undefined)[] = [];
  const page = { win, woken, found: 0, end: () => ended.abort() };
  watch(
    win,
    (at) => woken.push(at),
    ended.signal,
    () => page.found++,
  );
  const listed = (name: string, initiatorType = 'fetch', responseEnd = 42, responseStatus?: number): void =>
    win.observers.performance[0]!.callback({
      getEntries: () => [{ name, initiatorType, responseEnd, responseStatus }],
    });
  const dispatch = (type: string, members: object = {}): boolean =>
    win.document.dispatchEvent(Object.assign(new Event(type), members));
  return Object.assign(page, { listed, dispatch });
}

const rows: [string, string, string, number | undefined, boolean][] = [
  ['an add', 'https://shop.test/cart/add.js', 'fetch', 200, true],
  ['a change by XMLHttpRequest', 'https://shop.test/cart/change.js', 'xmlhttprequest', 200, true],
  ['an update without .js, in a locale', 'https://shop.test/fr/cart/update?sections=a', 'fetch', undefined, true],
  ['an add without .js, in a locale of two parts', 'https://shop.test/pt-br/cart/add', 'fetch', 302, true],
  ['an update as JSON', 'https://shop.test/cart/update.json', 'fetch', 200, true],
  ['a clear', 'https://shop.test/cart/clear.js', 'fetch', 200, true],
  ['a beacon', 'https://shop.test/cart/update.js', 'beacon', 0, true],
  ['a write whose sections were wrong', 'https://shop.test/cart/change.js', 'fetch', 400, true],
  ['a write that was refused', 'https://shop.test/cart/add.js', 'fetch', 422, false],
  ['a write that failed in the middle', 'https://shop.test/cart/add.js', 'fetch', 502, true],
  ['our own write', 'https://shop.test/fr/cart/update.js?source=perkline', 'fetch', 200, false],
  ['our own read', 'https://shop.test/cart.js', 'fetch', 200, false],
  ['a picture of that name', 'https://cdn.test/cart/add.js', 'img', 200, false],
  ['a page below it', 'https://shop.test/cart/change/history', 'fetch', 200, false],
  ['GraphQL', 'https://shop.test/api/2026-07/graphql.json', 'fetch', 200, true],
  ['GraphQL of another place', 'https://shop.test/admin/api/2026-07/graphql.json', 'fetch', 200, false],
];

for (const [what, name, initiatorType, status, wakes] of rows) {
  test(`resource timing: ${what} ${wakes ? 'wakes' : 'does not wake'}`, () => {
    const { listed, woken } = watching(resourceTiming);
    listed(name, initiatorType, 42, status);
    assert.deepEqual(woken, wakes ? [42] : []);
  });
}

test('resource timing: GraphQL wakes at most once a second, the last one too, and then rests', async () => {
  const { win, listed, woken } = watching(resourceTiming);
  const query = (at: number): void => listed('https://shop.test/api/unstable/graphql.json', 'fetch', at);
  query(1);
  query(2);
  query(3);
  assert.deepEqual(woken, [1]);
  await win.pass(999);
  assert.deepEqual(woken, [1]);
  await win.pass(1);
  assert.deepEqual(woken, [1, 3]);
  query(4);
  await win.pass(1000);
  assert.deepEqual(woken, [1, 3, 4]);
  await win.pass(5000);
  query(5);
  assert.deepEqual(woken, [1, 3, 4, 5]);
});

test('resource timing: nothing is observed after the end, nor where the browser has no list', () => {
  const { win, end } = watching(resourceTiming);
  end();
  assert.deepEqual(win.observers.performance[0]!.targets, []);
  const without = Object.assign(fakeWin(), { PerformanceObserver: undefined });
  const never = (): void => assert.fail();
  resourceTiming.watch(without, never, new AbortController().signal, never);
});

const promises: [string, () => Promise<unknown> | undefined, number][] = [
  ['kept', () => Promise.resolve({ cart: null }), 1],
  ['kept with the errors of the shopper', () => Promise.resolve({ cart: null, userErrors: [{}] }), 1],
  ['broken by the network', () => Promise.reject(new TypeError('offline')), 1],
  ['aborted for a newer one', () => Promise.reject(new DOMException('newer', 'AbortError')), 0],
  ['missing', () => undefined, 1],
];

for (const [what, promise, wakes] of promises) {
  test(`standard events: a promise that is ${what} wakes ${wakes} times`, async () => {
    const { dispatch, woken } = watching(standardEvents);
    dispatch('shopify:cart:lines-update', { promise: promise() });
    assert.equal(woken.length, 0);
    await settled();
    assert.equal(woken.length, wakes);
  });
}

for (const [type, wakes] of [
  ['lines-update', 1],
  ['discount-update', 1],
  ['note-update', 1],
  ['attributes-update', 1],
  ['error', 1],
  ['view', 0],
] as const) {
  test(`standard events: ${type} wakes ${wakes} times`, async () => {
    const { dispatch, woken } = watching(standardEvents);
    dispatch(`shopify:cart:${type}`);
    await settled();
    assert.equal(woken.length, wakes);
  });
}

const write = (responseEnd: number, name = 'https://shop.test/cart/add.js') => ({
  name,
  initiatorType: 'fetch',
  responseEnd,
});

test('standard events: a theme that took long to show the cart names the time of the write', async () => {
  const { win, dispatch, woken } = watching(standardEvents);
  win.written = [write(3)];
  await win.pass(10);
  const shown = new Promise((resolve) => win.setTimeout(() => resolve({}), 100));
  dispatch('shopify:cart:lines-update', { promise: shown });
  win.written = [write(3), write(40), write(35), write(60, 'https://shop.test/cart.js')];
  await win.pass(200);
  assert.deepEqual(woken, [40]);
});

test('Horizon events: each names the time of the last write, none of ours, none of a product', async () => {
  const { win, dispatch, woken, end } = watching(horizonEvents);
  dispatch('cart:update', { detail: { sourceId: 'cart-items' } });
  win.written = [write(40)];
  await win.pass(100);
  dispatch('cart:update');
  dispatch('discount:update', { detail: null });
  dispatch('cart:error', { detail: { sourceId: 'add-to-cart' } });
  dispatch('quantity-selector:update');
  dispatch('cart:update', { detail: { sourceId: 'perkline' } });
  assert.deepEqual(woken, [undefined, 40, 40, 40]);
  end();
  dispatch('cart:update');
  assert.equal(woken.length, 4);
});

test('Dawn: a new cart is heard as soon as both symbols are there, and our own is not', () => {
  const { pubSub, find, appear } = fakePubSub(false);
  const page = watching(dawnPubSub(find));
  assert.equal(page.found, 0);
  appear();
  page.dispatch('DOMContentLoaded');
  page.win.dispatchEvent(new Event('load'));
  assert.equal(page.found, 1);
  pubSub.publish('cart-update', { source: 'product-form', cartData: {} });
  pubSub.publish('cart-update', { source: 'perkline', cartData: {} });
  assert.equal(page.woken.length, 1);
  page.end();
  pubSub.publish('cart-update', { source: 'cart-items' });
  assert.equal(page.woken.length, 1);
});

test('Dawn: a page that has only some of it is no such page', () => {
  const page = watching(dawnPubSub());
  page.dispatch('DOMContentLoaded');
  page.win.dispatchEvent(new Event('load'));
  assert.equal(page.found, 0);
});

test('page return: from the back-forward cache and from another tab', () => {
  const { win, dispatch, woken, end } = watching(pageReturn);
  win.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  assert.equal(woken.length, 0);
  win.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  assert.equal(woken.length, 1);
  Object.assign(win.document, { visibilityState: 'hidden' });
  dispatch('visibilitychange');
  assert.equal(woken.length, 1);
  Object.assign(win.document, { visibilityState: 'visible' });
  dispatch('visibilitychange');
  assert.equal(woken.length, 2);
  end();
  dispatch('visibilitychange');
  assert.equal(woken.length, 2);
});
