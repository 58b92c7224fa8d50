// The wiring of one page: what the Wasm is told, in which order, and how it ends.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createTurns } from '../src/codes/turns';
import type { Configuration } from '../src/configuration';
import { createElements } from '../src/elements';
import type { Opening } from '../src/page_part';
import { run } from '../src/run';
import { fakeElement, shownIn } from './fake_element';
import { fakeWidget } from './fake_widget';
import { fakeWin, settled } from './fake_win';

interface Given extends Partial<Pick<Opening, 'functions' | 'lastCart' | 'back' | 'inTurn'>> {
  cart?: string;
  liquid?: boolean;
  customer?: boolean;
  texts?: Record<string, string>;
}

function situation({ functions = {}, cart, liquid = true, customer = false, texts, ...more }: Given = {}) {
  const win = fakeWin();
  if (liquid) win.Shopify = { routes: { root: '/' }, currency: { active: 'EUR', rate: '0.92' } };
  win.answers['/cart.js'] = { text: '{"item_count":0}' };
  const elements = createElements();
  const host = fakeElement('perk-nudge', { surface: 'cart' });
  elements.add(host);
  const stopped = new AbortController();
  const widget = fakeWidget();
  const events: CustomEvent[] = [];
  win.document.addEventListener('perkline:error', (event) => events.push(event as CustomEvent));
  let compiled = (): void => {};
  const ready = new Promise<void>((resolve) => (compiled = resolve));
  const messages = { nudges: { earn: '{n} points' } };
  const configuration = { api: '/apps/perkline', customer, messages, texts } as unknown as Configuration;
  const opening = {
    ...more,
    win,
    configuration,
    elements,
    functions,
    cart: () => cart,
    signal: stopped.signal,
    wasm: Promise.reject(),
  };
  opening.wasm.catch(() => {});
  const carts: (string | undefined)[] = [];
  const onTrap = (lastCart: string | undefined): unknown => carts.push(lastCart);
  const page = run(opening, widget, ready, {} as CSSStyleSheet, { url: 'https://cdn.test/page.js', onTrap });
  return { carts, win, elements, host, stopped, widget, events, compiled, page };
}

test('the cart is asked for while the Wasm compiles, and told before the first element is mounted', async () => {
  const { win, widget, compiled, page } = situation();
  await win.pass(100);
  assert.deepEqual(
    win.requests.map(({ url }) => url),
    ['/cart.js'],
  );
  assert.deepEqual(widget.calls, []);
  compiled();
  await page;
  assert.deepEqual(widget.calls, [
    'start {"token":false}',
    'set_cart {"item_count":0} shopify 0.92',
    'mount nudge {"surface":"cart"}',
  ]);
});

test('a cart that comes later is told when it comes', async () => {
  const { win, widget, compiled, page } = situation();
  compiled();
  await page;
  assert.deepEqual(widget.calls, ['start {"token":false}', 'mount nudge {"surface":"cart"}']);
  await win.pass(100);
  assert.equal(widget.calls.at(-1), 'set_cart {"item_count":0} shopify 0.92');
});

test("a host's cart is told, and the page's is not read", async () => {
  const { win, widget, compiled, page } = situation({ cart: '{"lines":[]}' });
  compiled();
  const { setCart } = await page;
  setCart('null');
  await win.pass(100);
  assert.deepEqual(
    widget.calls.filter((call) => call.startsWith('set_cart')),
    ['set_cart {"lines":[]} perkline', 'set_cart null perkline'],
  );
  assert.deepEqual(win.requests, []);
});

test('a headless page without a cart asks for none', async () => {
  const { win, compiled, page } = situation({ liquid: false });
  compiled();
  await page;
  await win.pass(100);
  assert.deepEqual(win.requests, []);
});

test('a cart that is refused is reported, and the page goes on', async () => {
  const { win, widget, events, compiled, page, host } = situation();
  widget.throws.set_cart = new Error('/lines/0/price_minor: is missing');
  compiled();
  await page;
  await win.pass(100);
  assert.deepEqual(
    events.map(({ detail }) => detail),
    [{ message: '/lines/0/price_minor: is missing' }],
  );
  win.document.dispatchEvent(Object.assign(new Event('shopify:cart:lines-update')));
  await win.pass(100);
  assert.equal(widget.calls.filter((call) => call.startsWith('set_cart')).length, 2);
  assert.equal(host.shadowRoot!.children.length, 0);
});

test('the token function is asked at the start, and again when the API refuses its token', async () => {
  const tokens = ['first', 'second'];
  const { widget, compiled, page } = situation({
    functions: { customerToken: async () => tokens.shift() ?? null },
  });
  compiled();
  await page;
  assert.equal(widget.calls[0], 'start {"customerToken":"first","token":true}');
  widget.effect({ type: 'token' });
  await settled();
  widget.effect({ type: 'token' });
  await settled();
  assert.deepEqual(widget.calls.slice(-2), ['set_token second', 'set_token']);
});

test('an event is dispatched from the element it is about', async () => {
  const { widget, host, compiled, page } = situation();
  compiled();
  await page;
  widget.effect({ type: 'event', name: 'perkline:nudge-shown', mount: 1, detail: { kind: 'earn' } });
  await settled();
  const [event] = host.events;
  assert.deepEqual(
    [event!.type, event!.bubbles, event!.composed, event!.detail],
    ['perkline:nudge-shown', true, true, { kind: 'earn' }],
  );
});

test('a code is applied, answered, and the cart read again', async () => {
  const { win, widget, compiled, page } = situation({ functions: { applyCode: async () => true } });
  compiled();
  await page;
  await win.pass(100);
  widget.effect({ type: 'apply_code', id: 'v1', code: 'PERK-1' });
  await win.pass(100);
  assert.ok(widget.calls.includes('applied v1 true'));
  assert.deepEqual(
    win.requests.map(({ url }) => url),
    ['/cart.js', '/cart.js'],
  );
});

for (const [where, surface, seen, reloads] of [
  ['a visible cart', 'cart', true, 1],
  ['a closed drawer', 'cart-drawer', false, 0],
  ['no cart', 'account', true, 0],
] as const) {
  test(`a total that fell behind the theme's back reloads a page with ${where} ${reloads} times`, async () => {
    const { win, widget, host, compiled, page } = situation();
    host.setAttribute('surface', surface);
    host.seen = seen;
    win.answers['/cart/update.js'] = {
      text: '{"total_price":1800,"discount_codes":[{"code":"PERK-1","applicable":true}]}',
    };
    compiled();
    await page;
    widget.effect({ type: 'apply_code', id: 'v1', code: 'PERK-1' });
    await win.pass(100);
    assert.equal((win.location as any).reloads, reloads);
  });
}

test('a stop unmounts, ends every source and shows the server text', async () => {
  const { win, widget, host, stopped, elements, compiled, page } = situation();
  compiled();
  await page;
  await win.pass(100);
  stopped.abort();
  assert.deepEqual(widget.calls.slice(-2), ['unmount 1', 'stop']);
  assert.deepEqual(shownIn(host), ['slot']);
  const calls = widget.calls.length;
  elements.add(fakeElement('perk-tier'));
  win.document.dispatchEvent(new Event('shopify:cart:lines-update'));
  await win.pass(100);
  assert.equal(widget.calls.length, calls);
  assert.equal(win.requests.length, 1);
});

test('a stop before the start leaves it at that', async () => {
  const { widget, stopped, compiled, page, win } = situation();
  stopped.abort();
  compiled();
  await page;
  await win.pass(100);
  assert.deepEqual(widget.calls, []);
});

test('a trap ends every source and is not called again, not even to stop', async () => {
  const { win, widget, host, compiled, page } = situation();
  compiled();
  const { refresh } = await page;
  widget.throws.set_cart = new WebAssembly.RuntimeError('unreachable');
  await win.pass(100);
  assert.deepEqual(shownIn(host), ['slot']);
  const calls = widget.calls.length;
  refresh();
  win.document.dispatchEvent(new Event('shopify:cart:lines-update'));
  await win.pass(100);
  assert.equal(widget.calls.length, calls);
  assert.equal(win.requests.length, 1);
});

test('a Wasm that can not be had rejects, and no source goes on', async () => {
  const { win, widget } = situation();
  const elements = createElements();
  const opening = {
    win,
    configuration: { messages: {} } as Configuration,
    elements,
    functions: {},
    cart: () => undefined,
    signal: new AbortController().signal,
    wasm: new Promise<Response>(() => {}),
  };
  await assert.rejects(run(opening, widget, Promise.reject(new Error('404')), {} as CSSStyleSheet), /404/);
});

test('a trap hands on the last cart, and what the dead instance still says is not heard', async () => {
  const { win, widget, host, carts, compiled, page } = situation();
  compiled();
  await page;
  await win.pass(100);
  widget.throws.update = new WebAssembly.RuntimeError('unreachable');
  win.observers.mutation.at(-1)!.callback([{ target: host }]);
  assert.deepEqual(carts, ['{"item_count":0}']);
  const events = host.events.length;
  widget.effect({ type: 'event', name: 'perkline:redeemed', mount: 1, detail: {} });
  widget.effect({ type: 'apply_code', id: 'v1', code: 'PERK-1' });
  await win.pass(100);
  assert.deepEqual([host.events.length, win.requests.length], [events, 1]);
});

test('a successor is told the cart that the dead one knew, before the first element is mounted', async () => {
  const { widget, compiled, page } = situation({ lastCart: '{"item_count":2}' });
  compiled();
  await page;
  assert.deepEqual(widget.calls.slice(1), ['set_cart {"item_count":2} shopify 0.92', 'mount nudge {"surface":"cart"}']);
});

test("the merchant's own texts are told in place of ours", async () => {
  const { widget, compiled, page } = situation({ texts: { earn: '{n}!' } });
  let told: object | undefined;
  widget.start = (config) => void (told = (config as Configuration).messages);
  compiled();
  await page;
  assert.deepEqual(told, { nudges: { earn: '{n}!' } });
});

test('what the Back button brought is hidden until it is confirmed', async () => {
  const { win, host, compiled, page } = situation({ back: true, customer: true });
  win.answers['/apps/perkline/v1/snapshot'] = { text: '{"member":{"id":"7"}}', after: 10 };
  compiled();
  await page;
  assert.equal(host.styles.get('visibility'), 'hidden');
  await win.pass(100);
  assert.equal(host.styles.get('visibility'), '');
});

test('what an earlier instance still writes is read when it is done', async () => {
  const inTurn = createTurns();
  let done = (): void => {};
  inTurn(() => new Promise<void>((resolve) => (done = resolve)));
  const { win, widget, compiled, page } = situation({ inTurn });
  compiled();
  await page;
  await win.pass(100);
  win.answers['/cart.js'] = { text: '{"item_count":1}' };
  await win.pass(100);
  assert.equal(widget.calls.at(-1), 'set_cart {"item_count":0} shopify 0.92');
  done();
  await win.pass(100);
  assert.equal(widget.calls.at(-1), 'set_cart {"item_count":1} shopify 0.92');
});
