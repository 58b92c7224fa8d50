// Back to a page that was kept: who is signed in now?
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Configuration } from '../src/configuration';
import { watchBackForward } from '../src/confirm';
import { fakeElement } from './fake_element';
import { fakeWin, type FakeAnswer } from './fake_win';

async function comeBack(answer: FakeAnswer, { customer = true, persisted = true } = {}) {
  const win = fakeWin();
  win.answers['/apps/perkline/v1/snapshot'] = { after: 50, ...answer };
  const host = fakeElement('perk-balance');
  const told: string[] = [];
  const configuration = {
    api: '/apps/perkline',
    customer,
    snapshot: { member: { id: '7' } },
  } as Configuration;
  watchBackForward(
    win,
    configuration,
    () => [host],
    (text) => told.push(text),
    new AbortController().signal,
  );
  win.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
  const before = host.styles.get('visibility');
  await win.pass(100);
  return {
    before,
    after: host.styles.get('visibility'),
    told: told.length,
    reloads: (win.location as any).reloads as number,
  };
}

const member = (id: string | null): FakeAnswer => ({ text: JSON.stringify({ member: id && { id } }) });

test('what is personal is hidden until the same member is confirmed', async () => {
  assert.deepEqual(await comeBack(member('7')), { before: 'hidden', after: '', told: 1, reloads: 0 });
});

for (const [what, answer] of [
  ['somebody else', member('8')],
  ['nobody', member(null)],
  ['refused', { status: 401 }],
] as const) {
  test(`${what} is signed in now: the page is loaded anew, and stays hidden until then`, async () => {
    assert.deepEqual(await comeBack(answer), { before: 'hidden', after: 'hidden', told: 0, reloads: 1 });
  });
}

for (const [what, answer] of [
  ['down', { status: 503 }],
  ['out of reach', { broken: true }],
  ['confused', { text: '<html>' }],
] as const) {
  test(`the API is ${what}: it stays hidden, and nothing is loaded in a loop`, async () => {
    assert.deepEqual(await comeBack(answer), { before: 'hidden', after: 'hidden', told: 0, reloads: 0 });
  });
}

test('a guest has nothing to hide, and neither has a page that was not kept', async () => {
  assert.deepEqual(await comeBack(member(null), { customer: false }), {
    before: undefined,
    after: undefined,
    told: 0,
    reloads: 0,
  });
  assert.deepEqual(await comeBack(member('8'), { persisted: false }), {
    before: undefined,
    after: undefined,
    told: 0,
    reloads: 0,
  });
});
