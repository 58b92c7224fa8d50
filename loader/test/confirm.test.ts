// Back to a page that was left: who is signed in now?
import assert from 'node:assert/strict';
import test from 'node:test';
import { watchLogin } from '../src/confirm';
import { createElements } from '../src/elements';
import type { HostFunctions, Opening } from '../src/page_part';
import { fakeElement } from './fake_element';
import { fakeWin, type FakeAnswer } from './fake_win';

interface Given {
  customer?: boolean;
  known?: string | null;
  functions?: HostFunctions;
}

function situation(answer: FakeAnswer, { customer = true, known = '7', functions = {} }: Given = {}) {
  const win = fakeWin();
  win.answers['/apps/perkline/v1/snapshot'] = { after: 50, ...answer };
  const host = fakeElement('perk-balance');
  const elements = createElements();
  elements.add(host);
  const told: string[] = [];
  const configuration = { api: '/apps/perkline', customer, snapshot: { member: known && { id: known } } };
  const opening = { win, configuration, elements, functions } as unknown as Opening;
  const confirm = watchLogin(opening, (text) => told.push(text), new AbortController().signal);
  const result = () => ({
    visibility: host.styles.get('visibility'),
    told: told.length,
    reloads: (win.location as any).reloads as number,
  });
  return { win, confirm, result, returns: () => win.document.dispatchEvent(new Event('visibilitychange')) };
}

async function comeBack(answer: FakeAnswer, given?: Given) {
  const { win, confirm, result } = situation(answer, given);
  confirm();
  const before = result().visibility;
  await win.pass(100);
  const { visibility, ...rest } = result();
  return { before, after: visibility, ...rest };
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

test('a guest has nothing to hide', async () => {
  const nothing = { before: undefined, after: undefined, told: 0, reloads: 0 };
  assert.deepEqual(await comeBack(member(null), { customer: false }), nothing);
});

test('whom the server did not know as a member yet is the same when the API does', async () => {
  assert.deepEqual(await comeBack(member('7'), { known: null }), { before: 'hidden', after: '', told: 1, reloads: 0 });
  assert.equal((await comeBack(member(null), { known: null })).reloads, 1);
});

for (const [what, answer, expected] of [
  ['the same member: the news are taken', member('7'), { visibility: undefined, told: 1, reloads: 0 }],
  ['nobody: the page is loaded anew', member(null), { visibility: 'hidden', told: 0, reloads: 1 }],
  ['somebody else: the page is loaded anew', member('8'), { visibility: 'hidden', told: 0, reloads: 1 }],
  ['an API that refuses: nothing', { status: 401 }, { visibility: undefined, told: 0, reloads: 0 }],
  ['an API that is down: nothing', { broken: true }, { visibility: undefined, told: 0, reloads: 0 }],
] as [string, FakeAnswer, object][]) {
  test(`back from another tab, where there is ${what}`, async () => {
    const { win, returns, result } = situation(answer);
    returns();
    returns();
    await win.pass(100);
    assert.deepEqual(result(), expected);
    assert.equal(win.requests.length, 1);
  });
}

test('a kept page asks as it becomes visible, and again as it is told so: it is shown, and not for the first answer', async () => {
  const { win, confirm, returns, result } = situation(member('7'));
  returns();
  await win.pass(20);
  confirm();
  assert.equal(result().visibility, 'hidden');
  await win.pass(35);
  assert.deepEqual(result(), { visibility: 'hidden', told: 0, reloads: 0 });
  await win.pass(100);
  assert.deepEqual(result(), { visibility: '', told: 1, reloads: 0 });
});

test('a question that hides is not displaced by the tab being looked at', async () => {
  const { win, confirm, returns, result } = situation(member('7'));
  confirm();
  returns();
  await win.pass(100);
  assert.deepEqual(result(), { visibility: '', told: 1, reloads: 0 });
  assert.equal(win.requests.length, 1);
});

test('back from another tab asks nothing for a guest, for a host with a token, and while the tab is hidden', async () => {
  for (const given of [{ customer: false }, { functions: { customerToken: 'token' } }]) {
    const { win, returns } = situation(member('7'), given);
    returns();
    await win.pass(100);
    assert.deepEqual(win.requests, []);
  }
  const { win, returns } = situation(member('7'));
  Object.assign(win.document, { visibilityState: 'hidden' });
  returns();
  await win.pass(100);
  assert.deepEqual(win.requests, []);
});
