// Which spot the drawer's element gets: the families of themes that we know, and the merchant's own.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Configuration, Placement } from '../src/configuration';
import { createElements } from '../src/elements';
import { place } from '../src/placement/place';
import { fakeElement } from './fake_element';
import { fakeWin } from './fake_win';

/** A page on which these selectors match. */
function situation(matching: string[], placement: Placement | null = null, { drawerOn = true } = {}) {
  const win = fakeWin();
  const placed: string[] = [];
  const host = fakeElement('perk-nudge');
  host.isConnected = false;
  const anchorOf = (selector: string) => ({
    insertAdjacentElement(where: string) {
      placed.push(`${where} ${selector}`);
      host.isConnected = true;
    },
  });
  Object.assign(win.document, {
    importNode: () => host,
    querySelector(selector: string) {
      if (selector.startsWith('template')) return drawerOn ? { content: { firstElementChild: {} } } : null;
      if (selector.includes('[[')) throw new SyntaxError('not a selector');
      return matching.includes(selector) ? anchorOf(selector) : null;
    },
  });
  const stopped = new AbortController();
  const chosen = place(win, createElements(), { placement } as Configuration, stopped.signal);
  return { chosen: chosen(), placed, observed: win.observers.mutation.length > 0 };
}

const rows: [string, string[], string, string][] = [
  [
    'Dawn',
    ['cart-drawer .drawer__footer', 'cart-drawer .drawer__inner'],
    'dawn',
    'afterbegin cart-drawer .drawer__footer',
  ],
  ['Dawn without a footer', ['cart-drawer .drawer__inner'], 'dawn', 'beforeend cart-drawer .drawer__inner'],
  [
    'Horizon 4',
    ['cart-drawer-component .cart-drawer__summary', 'theme-drawer .cart-drawer__summary'],
    'horizon 4',
    'afterbegin theme-drawer .cart-drawer__summary',
  ],
  [
    'Horizon 3',
    ['cart-drawer-component .cart-drawer__summary'],
    'horizon 3',
    'afterbegin cart-drawer-component .cart-drawer__summary',
  ],
  [
    'Horizon 3 with an empty cart',
    ['cart-drawer-component .cart-drawer__inner'],
    'horizon 3',
    'beforeend cart-drawer-component .cart-drawer__inner',
  ],
  ['the pop-up', ['#cart-notification-product'], 'notification', 'afterend #cart-notification-product'],
  [
    'a drawer and a pop-up',
    ['#cart-notification-product', 'cart-drawer .drawer__inner'],
    'dawn',
    'beforeend cart-drawer .drawer__inner',
  ],
];

for (const [theme, matching, name, spot] of rows) {
  test(`placement: ${theme}`, () => {
    assert.deepEqual(situation(matching), { chosen: name, placed: [spot], observed: false });
  });
}

test("the merchant's own spot wins over what is recognised", () => {
  const { chosen, placed } = situation(['#mine', 'cart-drawer .drawer__footer'], ['#mine', 'beforebegin']);
  assert.deepEqual([chosen, placed], ['selector', ['beforebegin #mine']]);
});

test('one that matches nothing is waited for, in silence', () => {
  assert.deepEqual(situation(['cart-drawer .drawer__footer'], ['#mine', 'afterend']), {
    chosen: undefined,
    placed: [],
    observed: true,
  });
});

test('one that is no selector throws nothing and waits for nothing', () => {
  assert.deepEqual(situation([], ['[[', 'afterend']), { chosen: undefined, placed: [], observed: false });
});

test('with the drawer switched off nothing is placed', () => {
  assert.deepEqual(situation(['cart-drawer .drawer__footer'], null, { drawerOn: false }), {
    chosen: undefined,
    placed: [],
    observed: false,
  });
});
