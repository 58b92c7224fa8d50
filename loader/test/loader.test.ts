// What a page fetches, and when.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Configuration } from '../src/configuration';
import { createLoader } from '../src/loader';
import type { Opening, PagePart } from '../src/page_part';
import { fakeElement } from './fake_element';
import { fakeWin, settled } from './fake_win';

const configuration = {
  assets: { page: 'https://cdn.test/perkline-page.js', wasm: 'https://cdn.test/perkline.wasm' },
} as Configuration;

function situation({ open = async () => ({ setCart: (text: string) => carts.push(text), refresh() {} }) } = {}) {
  const win = fakeWin();
  const imported: string[] = [];
  const importPage = async (url: string): Promise<PagePart> => {
    imported.push(url);
    return { open: (opening) => (openings.push(opening), open()) };
  };
  const loader = createLoader(win, () => configuration, importPage);
  return { win, loader, imported };
}
const carts: string[] = [];
const openings: Opening[] = [];

/** What the browser does when it upgrades an element. */
function connect(win: ReturnType<typeof fakeWin>, kind: string): void {
  const element = win.customElements.get(`perk-${kind}`)!;
  element.prototype.connectedCallback.call(fakeElement(`perk-${kind}`));
}

test('a page with nothing visible and no interaction asks for nothing and imports nothing', async () => {
  const { win, loader, imported } = situation();
  loader.start();
  await win.pass(10_000);
  assert.deepEqual([win.requests, imported], [[], []]);
});

test('page part and Wasm are fetched together, once', async () => {
  const { win, loader, imported } = situation();
  loader.start();
  loader.start();
  connect(win, 'nudge');
  win.document.dispatchEvent(new Event('pointerdown'));
  win.document.dispatchEvent(new Event('pointerdown'));
  assert.deepEqual(imported, [configuration.assets.page]);
  assert.deepEqual(
    win.requests.map(({ url }) => url),
    [configuration.assets.wasm],
  );
  await settled();
  assert.equal(await loader.ready, true);
});

test('a cart that was set before the start is there when it opens, later ones are handed on', async () => {
  const { win, loader } = situation();
  carts.length = openings.length = 0;
  loader.setCart({ lines: [] });
  loader.start();
  connect(win, 'nudge');
  win.document.dispatchEvent(new Event('keydown'));
  await loader.ready;
  loader.setCart(null);
  assert.equal(openings[0]!.cart(), 'null');
  assert.deepEqual(carts, ['null']);
});

test('what can not start says so and rejects nothing', async () => {
  const { win, loader } = situation({ open: () => Promise.reject(new Error('no Wasm here')) });
  const events: CustomEvent[] = [];
  win.document.addEventListener('perkline:error', (event) => events.push(event as CustomEvent));
  loader.start();
  connect(win, 'tier');
  win.document.dispatchEvent(new Event('focusin'));
  assert.equal(await loader.ready, false);
  assert.deepEqual(
    events.map(({ detail }) => detail),
    [{ message: 'no Wasm here' }],
  );
});

test('a browser that lacks something defines nothing', async () => {
  const { win, loader } = situation();
  Object.assign(win, { WebAssembly: undefined });
  loader.start();
  assert.equal(await loader.ready, false);
  assert.equal(win.customElements.get('perk-nudge'), undefined);
});

test('elements that another copy defined are left to it', () => {
  const { win, loader } = situation();
  const theirs = class extends win.HTMLElement {};
  win.customElements.define('perk-nudge', theirs);
  loader.start();
  assert.equal(win.customElements.get('perk-nudge'), theirs);
  assert.ok(win.customElements.get('perk-tier'));
});

test('idle time warms the cache for a page that has elements, and not under Save-Data', async () => {
  for (const saveData of [false, true]) {
    const { win, loader } = situation();
    Object.assign(win.navigator, { connection: { saveData } });
    Object.assign(win.document, { readyState: 'interactive' });
    loader.start();
    connect(win, 'nudge');
    win.dispatchEvent(new Event('load'));
    await win.pass(10_000);
    const expected = saveData ? [] : [configuration.assets.page, configuration.assets.wasm];
    assert.deepEqual(
      win.requests.map(({ url }) => url),
      expected,
    );
  }
});

test('nothing is warmed that is being fetched anyway', async () => {
  const { win, loader } = situation();
  Object.assign(win.document, { readyState: 'interactive' });
  loader.start();
  connect(win, 'nudge');
  win.document.dispatchEvent(new Event('pointerdown'));
  win.dispatchEvent(new Event('load'));
  await win.pass(10_000);
  assert.deepEqual(
    win.requests.map(({ url }) => url),
    [configuration.assets.wasm],
  );
});
