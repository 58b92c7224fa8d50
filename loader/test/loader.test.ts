// What a page fetches, and when.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Configuration } from '../src/configuration';
import { createLoader } from '../src/loader';
import type { Opening, Page } from '../src/page_part';
import { fakeElement, type FakeElement } from './fake_element';
import { fakeWin, settled } from './fake_win';

const configuration = {
  assets: { page: 'https://cdn.test/perkline-page.js', wasm: 'https://cdn.test/perkline.wasm' },
} as Configuration;

interface Given {
  open?: () => Promise<Page>;
  as?: Configuration;
  editor?: () => Promise<Configuration>;
}

function situation({
  open = async () => ({ ...page, setCart: (text: string) => carts.push(text) }),
  as = configuration,
  editor,
}: Given = {}) {
  const win = fakeWin();
  const imported: string[] = [];
  const importPart = async (url: string): Promise<unknown> => {
    imported.push(url);
    if (url === as.assets.editor) return { open: editor };
    return { open: (opening: Opening) => (openings.push(opening), open()) };
  };
  const loader = createLoader(win, () => as, importPart);
  return { win, loader, imported };
}
const page = { refresh() {}, confirm: () => void confirmations++, sourcesFound: () => [] };
let confirmations = 0;
const carts: string[] = [];
const openings: Opening[] = [];

/** What the browser does when it upgrades an element. */
function connect(win: ReturnType<typeof fakeWin>, kind: string): FakeElement {
  const element = fakeElement(`perk-${kind}`);
  win.customElements.get(`perk-${kind}`)!.prototype.connectedCallback.call(element);
  return element;
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

test('a page whose elements another copy defined is left to it', async () => {
  const { win, loader, imported } = situation();
  const theirs = class extends win.HTMLElement {};
  win.customElements.define('perk-nudge', theirs);
  loader.start();
  assert.equal(await loader.ready, false);
  assert.equal(win.customElements.get('perk-nudge'), theirs);
  win.document.dispatchEvent(new Event('pointerdown'));
  assert.deepEqual([win.requests, imported], [[], []]);
});

test('one that was stopped starts again with its own elements', async () => {
  const { win, loader, imported } = situation();
  loader.start();
  loader.stop();
  loader.start();
  connect(win, 'nudge');
  win.document.dispatchEvent(new Event('pointerdown'));
  assert.equal(imported.length, 1);
});

test('a prerendered page starts nothing, and warms nothing, until it is shown', async () => {
  const { win, loader, imported } = situation();
  Object.assign(win.document, { prerendering: true });
  loader.start();
  connect(win, 'nudge');
  win.document.dispatchEvent(new Event('pointerdown'));
  await win.pass(10_000);
  assert.deepEqual([win.requests, imported], [[], []]);
  win.document.dispatchEvent(new Event('prerenderingchange'));
  win.document.dispatchEvent(new Event('pointerdown'));
  assert.equal(imported.length, 1);
});

for (const [missing, change] of [
  ['WebAssembly', { WebAssembly: undefined }],
  ["Chrome's newest", { CSS: { supports: () => false } }],
  ["Firefox's newest", { Array: class {} }],
  ["Safari's newest", { Document: class {} }],
] as const) {
  test(`a browser that lacks ${missing} keeps the server text`, async () => {
    const { win, loader } = situation();
    Object.assign(win, change);
    loader.start();
    assert.equal(await loader.ready, false);
    assert.equal(win.customElements.get('perk-nudge'), undefined);
  });
}

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

const signedIn = { ...configuration, customer: true };
const shown = (win: ReturnType<typeof fakeWin>, type: 'pagehide' | 'pageshow'): unknown =>
  win.dispatchEvent(Object.assign(new Event(type), { persisted: true }));

test('a page that is put away hides what is ours, and asks to confirm it when it is back', async () => {
  const { win, loader } = situation({ as: signedIn });
  loader.start();
  const host = connect(win, 'nudge');
  win.document.dispatchEvent(new Event('pointerdown'));
  await loader.ready;
  confirmations = 0;
  shown(win, 'pagehide');
  assert.equal(host.styles.get('visibility'), 'hidden');
  shown(win, 'pageshow');
  assert.equal(confirmations, 1);
});

test('one that had not started is opened to be confirmed', async () => {
  const { win, loader, imported } = situation({ as: signedIn });
  openings.length = 0;
  loader.start();
  connect(win, 'nudge');
  shown(win, 'pageshow');
  await loader.ready;
  assert.deepEqual([imported.length, openings[0]!.back], [1, true]);
});

test('one that could not start is loaded anew; it can not ask', async () => {
  const { win, loader } = situation({ as: signedIn, open: () => Promise.reject(new Error('no Wasm here')) });
  loader.start();
  connect(win, 'nudge');
  win.document.dispatchEvent(new Event('pointerdown'));
  await loader.ready;
  shown(win, 'pageshow');
  assert.equal((win.location as any).reloads, 1);
});

test('a page that the Back button took from the HTTP cache is confirmed too', async () => {
  const { win, loader } = situation({ as: signedIn });
  openings.length = 0;
  win.written.push({ type: 'back_forward' } as any);
  loader.start();
  await loader.ready;
  assert.equal(openings[0]!.back, true);
});

test("a guest's page hides and asks nothing", async () => {
  const { win, loader, imported } = situation();
  loader.start();
  const host = connect(win, 'nudge');
  shown(win, 'pagehide');
  shown(win, 'pageshow');
  assert.deepEqual([host.styles.get('visibility'), imported], [undefined, []]);
});

test("the editor's part is loaded in the theme editor and for debug only, and says what to start with", async () => {
  for (const [change, loads] of [
    [{}, false],
    [{ Shopify: { designMode: true } }, true],
    [{ location: { search: '?a=b&perkline=debug' } }, true],
  ] as const) {
    const preview = { ...configuration, locale: 'preview' };
    const assets = { ...configuration.assets, editor: 'https://cdn.test/perkline-editor.js' };
    const { win, loader, imported } = situation({ as: { ...configuration, assets }, editor: async () => preview });
    openings.length = 0;
    Object.assign(win, change);
    loader.start();
    assert.equal(imported.includes(assets.editor), loads);
    connect(win, 'nudge');
    win.document.dispatchEvent(new Event('pointerdown'));
    await loader.ready;
    assert.equal(openings[0]!.configuration.locale, loads ? 'preview' : undefined);
  }
});
