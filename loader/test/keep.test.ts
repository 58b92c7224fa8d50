// The drawer's element, and themes that throw it out.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createElements } from '../src/elements';
import { keep } from '../src/placement/keep';
import { fakeElement } from './fake_element';
import { fakeWin, settled } from './fake_win';

function situation({ drawer = true } = {}) {
  const win = fakeWin();
  const elements = createElements();
  const host = fakeElement('perk-nudge', { surface: 'cart-drawer' });
  host.isConnected = false;
  const page = { drawer, places: 0 };
  const anchor = {
    insertAdjacentElement() {
      page.places++;
      host.isConnected = true;
      elements.add(host);
    },
  } as unknown as Element;
  const stopped = new AbortController();
  const find = () => (page.drawer ? { anchor, where: 'afterbegin' as const } : undefined);
  keep(win, elements, host, find, stopped.signal);
  const theme = {
    rerender() {
      host.isConnected = false;
      elements.remove(host);
    },
  };
  return {
    win,
    page,
    host,
    theme,
    stopped,
    homeless: () => win.observers.mutation.some((observer) => observer.targets.length),
  };
}

test('it is placed at once where there is a spot', () => {
  const { page, homeless } = situation();
  assert.equal(page.places, 1);
  assert.equal(homeless(), false);
});

test('it is back a microtask after the theme re-rendered the drawer', async () => {
  const { page, host, theme, homeless } = situation();
  theme.rerender();
  assert.equal(host.isConnected, false);
  await Promise.resolve();
  assert.equal(host.isConnected, true);
  assert.equal(page.places, 2);
  assert.equal(homeless(), false);
});

test('without a spot the document is observed, and only until there is one', async () => {
  const { win, page, host, theme, homeless } = situation({ drawer: false });
  assert.equal(homeless(), true);
  page.drawer = true;
  win.observers.mutation[0]!.callback([]);
  assert.equal(host.isConnected, true);
  assert.equal(homeless(), false);

  page.drawer = false;
  theme.rerender();
  await settled();
  assert.equal(homeless(), true);
});

test('it gives up where another script takes it away for ever', async () => {
  const { page, theme } = situation();
  for (let n = 0; n < 200; n++) {
    theme.rerender();
    await Promise.resolve();
  }
  assert.equal(page.places, 50);
});

test('a drawer that is re-rendered all day keeps it', async () => {
  const { win, page, theme } = situation();
  for (let n = 0; n < 200; n++) {
    theme.rerender();
    await win.pass(16);
  }
  assert.equal(page.places, 201);
});

test('a stop takes it out', async () => {
  const { host, stopped, page } = situation();
  stopped.abort();
  assert.equal(host.isConnected, false);
  await settled();
  assert.equal(page.places, 1);
});
