// The drawer's element, and themes that throw it out.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createElements } from '../src/elements';
import { keep } from '../src/placement/keep';
import { fakeElement } from './fake_element';
import { fakeWin, settled } from './fake_win';

/** A drawer as far as we touch it: its children, by identity, in order. */
function drawer() {
  const children: any[] = [];
  const anchor: any = {
    children,
    isConnected: true,
    get firstElementChild() {
      return children[0] ?? null;
    },
    insertAdjacentElement(_: string, host: any) {
      children.unshift(host);
      host.isConnected = true;
      anchor.came(host);
    },
    came() {},
  };
  return anchor;
}

function situation({ there = true } = {}) {
  const win = fakeWin();
  const elements = createElements();
  const host = fakeElement('perk-nudge', { surface: 'cart-drawer' });
  host.isConnected = false;
  host.remove = () => leave();
  const page = { there, places: 0, anchor: drawer() };
  const come = (): void => {
    page.places++;
    elements.add(host);
  };
  page.anchor.came = come;
  const leave = (): void => {
    const { children } = page.anchor;
    if (children.includes(host)) children.splice(children.indexOf(host), 1);
    if (!host.isConnected) return;
    host.isConnected = false;
    elements.remove(host);
  };
  const stopped = new AbortController();
  const find = () => (page.there ? { name: 'x', anchor: page.anchor, where: 'afterbegin' as const } : undefined);
  keep(win, elements, host, find, stopped.signal);
  return {
    win,
    page,
    host,
    elements,
    stopped,
    theme: {
      /** What is in the drawer is made anew. */
      rerenders() {
        page.anchor.children.forEach((child: any) => child !== host && (child.isConnected = false));
        leave();
        page.anchor.children.splice(0, Infinity, { isConnected: true });
      },
      /** The whole drawer is. */
      recreates() {
        leave();
        page.anchor = Object.assign(drawer(), { came: come });
      },
      morphs: leave,
    },
    rival(own = { isConnected: true }) {
      leave();
      if (page.anchor.children[0] !== own) page.anchor.children.unshift({ ...own });
    },
    homeless: () => win.observers.mutation.some((observer) => observer.targets.length),
  };
}

const added = [{ addedNodes: [{}] }];

test('it is placed at once where there is a spot', () => {
  const { page, homeless } = situation();
  assert.equal(page.places, 1);
  assert.equal(homeless(), false);
});

for (const how of ['rerenders', 'recreates', 'morphs'] as const) {
  test(`it is back a microtask after the theme ${how}`, async () => {
    const { page, host, theme, homeless } = situation();
    theme[how]();
    assert.equal(host.isConnected, false);
    await Promise.resolve();
    assert.equal(host.isConnected, true);
    assert.equal(page.places, 2);
    assert.equal(homeless(), false);
  });

  test(`a drawer that the theme ${how} with every frame keeps it`, async () => {
    const { win, page, theme } = situation();
    for (let n = 0; n < 200; n++) {
      await win.pass(16);
      theme[how]();
      await settled();
    }
    assert.equal(page.places, 201);
  });
}

test('without a spot the document is observed, and only until there is one', async () => {
  const { win, page, host, theme, homeless } = situation({ there: false });
  assert.equal(homeless(), true);
  page.there = true;
  win.observers.mutation[0]!.callback([{ addedNodes: [] }]);
  assert.equal(host.isConnected, false);
  win.observers.mutation[0]!.callback(added);
  assert.equal(host.isConnected, true);
  assert.equal(homeless(), false);

  page.there = false;
  theme.recreates();
  await settled();
  assert.equal(homeless(), true);
});

test('five times in a second it comes, then it yields to another app that takes it away as it comes', async () => {
  const { win, page, host, elements, theme } = situation();
  for (let n = 0; n < 20; n++) {
    theme.morphs();
    await win.pass(1);
  }
  assert.equal(page.places, 5);
  assert.deepEqual([host.isConnected, elements.kept.size], [false, 0]);
});

test('it yields as well to one that is slow, and stands where it stood', async () => {
  const { win, page, rival } = situation();
  page.anchor.children.push({ isConnected: true });
  await win.pass(1000);
  rival();
  for (let n = 0; n < 20; n++) {
    await win.pass(100);
    rival();
    await settled();
  }
  assert.ok(page.places <= 6, String(page.places));
});

test('it does not yield to one that is there now and then', async () => {
  const { win, page, rival } = situation();
  page.anchor.children.push({ isConnected: true });
  for (let n = 0; n < 20; n++) {
    await win.pass(400);
    rival();
    await settled();
  }
  assert.equal(page.places, 21);
});

test('a drawer that is made anew without end does not freeze the page', async () => {
  const { win, page, host, theme } = situation();
  for (let n = 0; n < 200; n++) {
    theme.recreates();
    await Promise.resolve();
  }
  assert.equal(page.places, 50);
  await win.pass(200);
  assert.equal(host.isConnected, true);
});

test('a stop takes it out', async () => {
  const { host, stopped, page, elements } = situation();
  stopped.abort();
  assert.equal(host.isConnected, false);
  assert.equal(elements.kept.size, 0);
  await settled();
  assert.equal(page.places, 1);
});

test('a stop while it is homeless tells who waits for its end', async () => {
  const { stopped, elements, host } = situation({ there: false });
  const gone: unknown[] = [];
  elements.watch({ disconnected: (host) => gone.push(host) });
  stopped.abort();
  assert.deepEqual(gone, [host]);
});
