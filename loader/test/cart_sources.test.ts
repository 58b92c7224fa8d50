// What wakes the mailbox, and what does not.
import assert from 'node:assert/strict';
import test from 'node:test';
import { watchPageReturn } from '../src/cart/page_return';
import { watchResourceTiming } from '../src/cart/resource_timing';
import { watchStandardEvents } from '../src/cart/standard_events';
import { fakeWin, settled } from './fake_win';

const rows: [string, string, string, boolean][] = [
  ['an add', 'https://shop.test/cart/add.js', 'fetch', true],
  ['a change by XMLHttpRequest', 'https://shop.test/cart/change.js', 'xmlhttprequest', true],
  ['an update without .js, in a locale', 'https://shop.test/fr/cart/update?sections=a', 'fetch', true],
  ['a clear', 'https://shop.test/cart/clear.js', 'fetch', true],
  ['our own write', 'https://shop.test/cart/update.js?source=perkline', 'fetch', false],
  ['our own read', 'https://shop.test/cart.js', 'fetch', false],
  ['a picture of that name', 'https://cdn.test/cart/add.js', 'img', false],
  ['a page below it', 'https://shop.test/cart/change/history', 'fetch', false],
];

for (const [what, name, initiatorType, wakes] of rows) {
  test(`resource timing: ${what} ${wakes ? 'wakes' : 'does not wake'}`, () => {
    const win = fakeWin();
    const woken: number[] = [];
    watchResourceTiming(win, (at) => woken.push(at), new AbortController().signal);
    win.observers.performance[0]!.callback({ getEntries: () => [{ name, initiatorType, responseEnd: 42 }] });
    assert.deepEqual(woken, wakes ? [42] : []);
  });
}

test('resource timing: nothing is observed after the end', () => {
  const win = fakeWin();
  const ended = new AbortController();
  watchResourceTiming(win, () => {}, ended.signal);
  ended.abort();
  assert.deepEqual(win.observers.performance[0]!.targets, []);
});

const promises: [string, () => Promise<unknown> | undefined, number][] = [
  ['kept', () => Promise.resolve({ cart: null }), 1],
  ['broken by the network', () => Promise.reject(new TypeError('offline')), 1],
  ['aborted for a newer one', () => Promise.reject(new DOMException('newer', 'AbortError')), 0],
  ['missing', () => undefined, 1],
];

for (const [what, promise, wakes] of promises) {
  test(`standard events: a promise that is ${what} wakes ${wakes} times`, async () => {
    const win = fakeWin();
    let woken = 0;
    watchStandardEvents(win, () => woken++, new AbortController().signal);
    win.document.dispatchEvent(Object.assign(new Event('shopify:cart:lines-update'), { promise: promise() }));
    assert.equal(woken, 0);
    await settled();
    assert.equal(woken, wakes);
  });
}

test('standard events: a theme that took long to show the cart names the time of the write', async () => {
  const win = fakeWin();
  const woken: (number | undefined)[] = [];
  watchStandardEvents(win, (at) => woken.push(at), new AbortController().signal);
  const write = (responseEnd: number, name = 'https://shop.test/cart/add.js') => ({
    name,
    initiatorType: 'fetch',
    responseEnd,
  });
  win.written = [write(3)];
  await win.pass(10);
  const shown = new Promise((resolve) => win.setTimeout(() => resolve({}), 100));
  win.document.dispatchEvent(Object.assign(new Event('shopify:cart:lines-update'), { promise: shown }));
  win.written = [write(3), write(40), write(60, 'https://shop.test/cart.js')];
  await win.pass(200);
  assert.deepEqual(woken, [40]);
});

test('page return: from the back-forward cache and from another tab', () => {
  const win = fakeWin();
  let woken = 0;
  const ended = new AbortController();
  watchPageReturn(win, () => woken++, ended.signal);
  win.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  assert.equal(woken, 0);
  win.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  assert.equal(woken, 1);
  Object.assign(win.document, { visibilityState: 'hidden' });
  win.document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(woken, 1);
  Object.assign(win.document, { visibilityState: 'visible' });
  win.document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(woken, 2);
  ended.abort();
  win.document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(woken, 2);
});
