// What a merchant is told in the theme editor, and anybody who asks for `?perkline=debug`.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Configuration, Snapshot } from '../src/configuration';
import { open } from '../src/editor';
import { atTime } from '../src/editor/preview';
import type { Page } from '../src/page_part';
import { fakeWin } from './fake_win';

const NOW = 1_800_000_000;

interface Given {
  editing?: boolean;
  search?: string;
  pathname?: string;
  drawerOn?: boolean;
  placed?: string;
  more?: Partial<Configuration>;
  previews?: object;
}

async function situation({
  editing = true,
  search = '',
  pathname = '/',
  drawerOn = true,
  placed,
  more,
  previews,
}: Given = {}) {
  const win = fakeWin();
  const page: { placed: string | undefined; opened: Page | undefined } = { placed, opened: undefined };
  const said: { textContent: string }[] = [];
  const element = (name: string): any => ({
    textContent: '',
    setAttribute() {},
    remove() {
      said.splice(said.indexOf(this), 1);
    },
    append: (child: any) => name === 'div' && said.push(child),
    attachShadow: () => ({ append() {} }),
  });
  Object.assign(win, {
    Shopify: { designMode: editing },
    CSSStyleSheet: class {
      replaceSync() {}
    },
  });
  Object.assign(win.location, { search, pathname });
  Object.assign(win.document, {
    body: { append() {} },
    createElement: element,
    querySelector(selector: string) {
      if (selector === '[[') throw new SyntaxError('not a selector');
      return selector.startsWith('template') && drawerOn ? {} : null;
    },
  });
  if (previews) win.answers['https://cdn.test/previews.json'] = { text: JSON.stringify(previews) };
  const configuration = {
    customer: true,
    messages: { nudges: { earn: '{points}' } },
    assets: { page: '', wasm: '', previews: 'https://cdn.test/previews.json' },
    snapshot: { as_of: NOW - 60 },
    ...more,
  } as Configuration;
  const { signal } = new AbortController();
  const opening = { win, configuration, version: '1.2.3', placed: () => page.placed, page: () => page.opened, signal };
  const opened = open(opening);
  await win.pass(10);
  return {
    win,
    page,
    opened: await opened,
    said: () => said.map(({ textContent }) => textContent),
    rerendered: () => win.observers.mutation.forEach(({ callback }) => callback([])),
  };
}

const rows: [what: string, given: Given, said: string[]][] = [
  ['a drawer that nobody knows', {}, ['no_drawer']],
  ['a drawer that is known', { placed: 'dawn' }, []],
  ['the page of the cart, which has no drawer', { pathname: '/fr/cart' }, []],
  ['a drawer that is switched off', { drawerOn: false }, []],
  ['a selector that matches nothing', { more: { placement: ['#x', 'afterbegin'] } }, ['no_match #x']],
  ['a text that is no selector', { more: { placement: ['[[', 'afterbegin'] } }, ['bad_selector [[']],
  ["a shopper's page", { editing: false }, []],
  ['an own text that can be used', { placed: 'dawn', more: { texts: { earn: '{points}!' } } }, []],
  ['one that can not', { placed: 'dawn', more: { texts: { earn: '{n}!' } } }, ['bad_text {points} (earn)']],
];

for (const [what, given, expected] of rows) {
  test(`told in the editor: ${what}`, async () => assert.deepEqual((await situation(given)).said(), expected));
}

test('what is said goes when it holds no more, and comes when it does', async () => {
  const { page, said, rerendered } = await situation();
  page.placed = 'dawn';
  rerendered();
  assert.deepEqual(said(), []);
  page.placed = undefined;
  rerendered();
  assert.deepEqual(said(), ['no_drawer']);
});

test("the words are the page's own", async () => {
  const { said } = await situation({ more: { editor: { no_drawer: 'Es gibt keinen.' } } });
  assert.deepEqual(said(), ['Es gibt keinen.']);
});

test('a preview starts with its snapshot as of now, as nobody, and says so', async () => {
  const near = { as_of: 1000, member: { id: '7', expiring: { points: 5, at: 2000 } } };
  const { opened, said } = await situation({ placed: 'dawn', more: { preview: 'near' }, previews: { near } });
  assert.deepEqual(said(), ['preview near']);
  assert.equal(opened.customer, false);
  assert.deepEqual(opened.snapshot, { as_of: NOW, member: { id: '7', expiring: { points: 5, at: NOW + 1000 } } });
});

for (const [what, previews] of [
  ['can not be had', undefined],
  ['is not among them', { guest: {} }],
] as const) {
  test(`a preview that ${what} leaves the merchant's own page, and says so`, async () => {
    const { opened, said } = await situation({
      placed: 'dawn',
      more: { preview: 'near' },
      ...(previews && { previews }),
    });
    assert.deepEqual(said(), ['no_preview']);
    assert.deepEqual([opened.customer, opened.preview], [true, null]);
  });
}

test('outside of the editor there is no preview, whatever the page says', async () => {
  const { opened, win } = await situation({ editing: false, more: { preview: 'near' }, previews: { near: {} } });
  assert.deepEqual([opened.customer, win.requests], [true, []]);
});

test('instants are moved, and nothing else', () => {
  const before = { as_of: 10, list: [{ starts_at: 5, ends_at: null, points: 5 }], at: 11, format: 3 };
  const after = { as_of: 110, list: [{ starts_at: 105, ends_at: null, points: 5 }], at: 111, format: 3 };
  assert.deepEqual(atTime(before as Snapshot, 110), after);
});

test('debug lists what is there, and prints it once the widget runs', async () => {
  const { win, page, said } = await situation({ editing: false, search: '?perkline=debug', placed: 'horizon 4' });
  assert.deepEqual(said(), [
    'Perkline 1.2.3\nplacement: horizon 4\nwidget: not started\ncart sources: none\nsnapshot: 60 s old',
  ]);
  page.opened = { sourcesFound: () => ['standard events', 'resource timing'] } as Page;
  for (let n = 0; n < 2; n++) {
    win.document.dispatchEvent(new CustomEvent('perkline:ready', { detail: { as_of: NOW - 7 } }));
    await win.pass(10);
  }
  const expected =
    'Perkline 1.2.3\nplacement: horizon 4\nwidget: running\ncart sources: standard events, resource timing\nsnapshot: 7 s old';
  assert.deepEqual(said(), [expected]);
  assert.deepEqual(win.printed, [expected]);
});

test('debug says why the widget does not run', async () => {
  const { win, said } = await situation({ editing: false, search: '?a=1&perkline=debug' });
  win.document.dispatchEvent(new CustomEvent('perkline:error', { detail: { message: 'no Wasm here' } }));
  await win.pass(10);
  assert.match(said()[0]!, /placement: none\nwidget: no Wasm here/);
  assert.equal(win.printed.length, 1);
});
