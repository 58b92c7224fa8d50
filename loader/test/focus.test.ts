// The focus comes back with the element that it was in.
import assert from 'node:assert/strict';
import test from 'node:test';
import { keepFocus } from '../src/focus';
import { fakeElement } from './fake_element';
import { fakeWin, settled } from './fake_win';

function situation() {
  const win = fakeWin();
  const body = {};
  const { document } = win as any;
  Object.assign(document, { body, activeElement: body });
  const host: any = fakeElement('perk-nudge');
  host.shadowRoot = Object.assign(new EventTarget(), { host });
  const focused: string[] = [];
  const control = (name: string) => ({ localName: 'button', focus: () => focused.push(name) });
  const event = (type: string, path: unknown[]) => Object.assign(new Event(type), { composedPath: () => path });
  const keeper = keepFocus(win, new AbortController().signal);
  return {
    focused,
    host,
    document,
    comesBack: () => keeper.connected(host),
    focuses(name: string) {
      document.activeElement = host;
      document.dispatchEvent(event('focusin', [control(name), host.shadowRoot, host, document]));
    },
    /** The document does not hear of it. */
    movesInside: (name: string) => host.shadowRoot.dispatchEvent(event('focusin', [control(name), host.shadowRoot])),
    async loses({ gone = false } = {}) {
      document.activeElement = body;
      host.isConnected = !gone;
      document.dispatchEvent(event('focusout', []));
      await settled();
      host.isConnected = true;
    },
  };
}

test('the control that had the focus has it again', async () => {
  const { focused, focuses, loses, comesBack } = situation();
  focuses('redeem');
  await loses({ gone: true });
  comesBack();
  assert.deepEqual(focused, ['redeem']);
});

test('the one that had it last, of several in one element', async () => {
  const { focused, focuses, movesInside, loses, comesBack } = situation();
  focuses('redeem');
  movesInside('remove');
  await loses({ gone: true });
  comesBack();
  assert.deepEqual(focused, ['remove']);
});

test('who left it by themselves is not called back', async () => {
  const { focused, focuses, loses, comesBack } = situation();
  focuses('redeem');
  await loses();
  comesBack();
  assert.deepEqual(focused, []);
});

test('what the theme has given the focus to keeps it', async () => {
  const { focused, focuses, loses, comesBack, document } = situation();
  focuses('redeem');
  await loses({ gone: true });
  document.activeElement = {};
  comesBack();
  assert.deepEqual(focused, []);
});
