// Which errors are the end of an instance.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createGuard } from '../src/recover';
import { fakeWin } from './fake_win';

const URL = 'https://cdn.test/perkline-page.js';
const trapIn = (file: string): Error =>
  Object.assign(new WebAssembly.RuntimeError('unreachable'), {
    stack: `RuntimeError: unreachable\n    at ${file}:3:45`,
  });

function situation() {
  const win = fakeWin();
  let traps = 0;
  const stopped = new AbortController();
  const guard = createGuard(win, () => void traps++, { url: URL, signal: stopped.signal });
  return {
    win,
    guard,
    stopped,
    traps: () => traps,
    uncaught: (error: Error) => win.dispatchEvent(Object.assign(new Event('error'), { error })),
    rejected: (reason: Error) => win.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason })),
  };
}

test('an ordinary error is reported, and the next call is made', () => {
  const { guard, traps } = situation();
  const refuse = (): never => {
    throw new Error('/lines: is missing');
  };
  assert.equal(guard(refuse), undefined);
  assert.equal(
    guard(() => 7),
    7,
  );
  assert.equal(traps(), 0);
});

test('after a trap nothing is called', () => {
  const { guard, traps } = situation();
  guard(() => {
    throw trapIn(URL);
  });
  assert.equal(
    guard(() => 7),
    undefined,
  );
  assert.equal(traps(), 1);
});

for (const how of ['uncaught', 'rejected'] as const) {
  test(`a trap in a callback (${how}) is one too, once`, () => {
    const { guard, traps, ...page } = situation();
    page[how](trapIn(URL));
    page[how](trapIn(URL));
    assert.equal(
      guard(() => 7),
      undefined,
    );
    assert.equal(traps(), 1);
  });
}

test('traps of others, of an instance that died before, and errors of ours are none', () => {
  const { guard, traps, uncaught, stopped } = situation();
  uncaught(trapIn('https://theme.test/viewer.js'));
  uncaught(trapIn(URL + '#1'));
  uncaught(Object.assign(new Error('x'), { stack: URL + ':1:1' }));
  stopped.abort();
  uncaught(trapIn(URL));
  assert.equal(
    guard(() => 7),
    7,
  );
  assert.equal(traps(), 0);
});
