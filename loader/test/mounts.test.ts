// Elements that come, move, change and go.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createElements } from '../src/elements';
import { createMounts } from '../src/mounts';
import { createGuard } from '../src/recover';
import { fakeElement, shownIn } from './fake_element';
import { fakeWidget } from './fake_widget';
import { fakeWin, settled } from './fake_win';

function situation() {
  const win = fakeWin();
  const widget = fakeWidget();
  const elements = createElements();
  const guard = createGuard(win, () => mounts.clear(true), { url: '', signal: new AbortController().signal });
  const mounts = createMounts(win, elements, widget, guard, {
    sheet: {} as CSSStyleSheet,
    look: { accent: '#123456', surface: null, radius: '8px' },
  });
  return { win, widget, elements, mounts, attributes: () => win.observers.mutation[0]! };
}

test('the page spot that a nudge is on is no colour', () => {
  const { mounts } = situation();
  const host = fakeElement('perk-nudge', { surface: 'cart-drawer', accent: '#abcdef' });
  mounts.connected(host);
  assert.deepEqual(
    [...host.styles],
    [
      ['--perk-accent', '#abcdef'],
      ['--perk-radius', '8px'],
    ],
  );
});

test('an element is mounted once, with its attributes, in a root that has the sheet', () => {
  const { widget, mounts } = situation();
  const host = fakeElement('perk-product', { 'product-id': '7', 'gift-card': 'false', class: 'x' });
  mounts.connected(host);
  mounts.connected(host);
  assert.deepEqual(widget.calls, ['mount product {"productId":"7","giftCard":"false"}']);
  assert.equal(host.shadowRoot!.adoptedStyleSheets.length, 1);
  assert.equal(mounts.hostOf(1), host);
});

test("the page's look is set, an element's own wins", () => {
  const { mounts } = situation();
  const host = fakeElement('perk-balance', { accent: 'teal' });
  mounts.connected(host);
  assert.deepEqual(
    [...host.styles],
    [
      ['--perk-accent', 'teal'],
      ['--perk-radius', '8px'],
    ],
  );
});

test('a move unmounts nothing', async () => {
  const { widget, mounts } = situation();
  const host = fakeElement('perk-tier');
  mounts.connected(host);
  mounts.disconnected(host);
  mounts.connected(host);
  await settled();
  assert.deepEqual(widget.calls, ['mount tier {}']);
});

test('who is gone a microtask later is unmounted, and comes back in the same root', async () => {
  const { widget, mounts } = situation();
  const host = fakeElement('perk-tier');
  mounts.connected(host);
  host.isConnected = false;
  mounts.disconnected(host);
  assert.deepEqual(widget.calls, ['mount tier {}']);
  await settled();
  host.isConnected = true;
  mounts.connected(host);
  assert.deepEqual(widget.calls, ['mount tier {}', 'unmount 1', 'mount tier {}']);
  assert.equal(mounts.hostOf(2), host);
});

test('one that the embed placed is unmounted when the embed lets it go, not when a theme throws it out', async () => {
  const { widget, elements, mounts } = situation();
  const host = fakeElement('perk-nudge', { surface: 'cart-drawer' });
  elements.kept.add(host);
  mounts.connected(host);
  host.isConnected = false;
  mounts.disconnected(host);
  await settled();
  host.isConnected = true;
  mounts.connected(host);
  assert.deepEqual(widget.calls, ['mount nudge {"surface":"cart-drawer"}']);
  host.isConnected = false;
  elements.kept.delete(host);
  mounts.disconnected(host);
  await settled();
  assert.deepEqual(widget.calls.slice(1), ['unmount 1']);
});

test('attributes that changed together are one update; those of an element that went are none', async () => {
  const { widget, mounts, attributes } = situation();
  const host = fakeElement('perk-product', { 'variant-id': '1' });
  mounts.connected(host);
  host.setAttribute('variant-id', '2');
  host.setAttribute('quantity', '3');
  attributes().callback([{ target: host }, { target: host }]);
  host.isConnected = false;
  mounts.disconnected(host);
  await settled();
  attributes().callback([{ target: host }]);
  assert.deepEqual(widget.calls, [
    'mount product {"variantId":"1"}',
    'update 1 {"variantId":"2","quantity":"3"}',
    'unmount 1',
  ]);
});

test('an element that the Wasm refuses shows the server text, and says so', () => {
  const { widget, mounts } = situation();
  const host = fakeElement('perk-nudge', { surface: 'nowhere' });
  widget.throws.mount = new Error('/surface: is not a surface');
  mounts.connected(host);
  assert.deepEqual(shownIn(host), ['slot']);
  assert.deepEqual(
    host.events.map(({ type, detail }) => [type, detail]),
    [['perkline:error', { message: '/surface: is not a surface' }]],
  );
});

test('a trap gives every element back to the server text, and the Wasm is not called again', () => {
  const { widget, mounts } = situation();
  const [first, second] = [fakeElement('perk-tier'), fakeElement('perk-balance')];
  mounts.connected(first);
  widget.throws.mount = new WebAssembly.RuntimeError('unreachable');
  mounts.connected(second);
  assert.deepEqual([shownIn(first), shownIn(second)], [['slot'], ['slot']]);
  mounts.connected(fakeElement('perk-account'));
  assert.deepEqual(widget.calls, ['mount tier {}', 'mount balance {}']);
});

test('clearing unmounts all', () => {
  const { widget, mounts } = situation();
  const host = fakeElement('perk-tier');
  mounts.connected(host);
  mounts.clear();
  assert.deepEqual(widget.calls, ['mount tier {}', 'unmount 1']);
  assert.deepEqual(shownIn(host), ['slot']);
  assert.deepEqual([...mounts.hosts()], []);
});
