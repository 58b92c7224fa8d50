// A voucher's code on a Shopify cart: beside others, refused, in a shop that does not answer.
import assert from 'node:assert/strict';
import test from 'node:test';
import { applyCode } from '../src/apply_code';
import { fakeWin, type FakeAnswer, type FakeWin } from './fake_win';

type Codes = [code: string, applicable: boolean][];

const cart = (codes: Codes): FakeAnswer => ({
  text: JSON.stringify({ discount_codes: codes.map(([code, applicable]) => ({ code, applicable })) }),
});

/** A store whose cart has `before`; after a write, `after`. */
function store(before: Codes, after: Codes): FakeWin {
  const win = fakeWin();
  win.Shopify = { routes: { root: '/' } };
  win.answers['/cart.js'] = cart(before);
  win.answers['/cart/update.js'] = cart(after);
  return win;
}

async function apply(win: FakeWin, byHost?: (code: string) => Promise<boolean>) {
  const answer = applyCode(win, 'PERK-1', byHost);
  await win.pass(1000);
  return answer;
}

const writes = (win: FakeWin): unknown[] =>
  win.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);

test('the code joins those that are there, and the theme is to be told', async () => {
  const win = store(
    [['WELCOME', true]],
    [
      ['WELCOME', true],
      ['PERK-1', true],
    ],
  );
  assert.deepEqual(await apply(win), { outcome: true, themeKnows: false });
  assert.deepEqual(writes(win), [{ discount: 'WELCOME,PERK-1' }]);
});

test('a code that is there already, in other letters, is not written again', async () => {
  const win = store([['perk-1', true]], []);
  assert.deepEqual(await apply(win), { outcome: true, themeKnows: true });
  assert.deepEqual(writes(win), []);
});

test('a code that does not count is taken out again, and what it pushed out comes back', async () => {
  const win = store(
    [['WELCOME', true]],
    [
      ['WELCOME', false],
      ['PERK-1', false],
    ],
  );
  assert.deepEqual(await apply(win), { outcome: false, themeKnows: false });
  assert.deepEqual(writes(win), [{ discount: 'WELCOME,PERK-1' }, { discount: 'WELCOME' }]);
});

test('an empty cart has no list of codes', async () => {
  const win = store([], []);
  win.answers['/cart.js'] = { text: '{}' };
  win.answers['/cart/update.js'] = { text: '{}' };
  assert.deepEqual(await apply(win), { outcome: false, themeKnows: false });
});

for (const [what, answer] of [
  ['offline', { broken: true }],
  ['refused', { status: 429 }],
  ['not JSON', { text: '<html>' }],
] as const) {
  test(`${what}: it is not known whether the code counts`, async () => {
    const win = store([], []);
    win.answers['/cart/update.js'] = answer;
    assert.deepEqual(await apply(win), { outcome: undefined, themeKnows: false });
  });
}

test('where Shopify offers its action, that is used, and the cart read again', async () => {
  const win = store([['WELCOME', true]], []);
  const given: unknown[] = [];
  win.Shopify!.actions = {
    async updateCart(change) {
      given.push(change);
      win.answers['/cart.js'] = cart([
        ['WELCOME', true],
        ['PERK-1', true],
      ]);
    },
  };
  assert.deepEqual(await apply(win), { outcome: true, themeKnows: true });
  assert.deepEqual(given, [{ discountCodes: ['WELCOME', 'PERK-1'] }]);
  assert.deepEqual(writes(win), []);
});

test('a host with a cart of its own does it itself', async () => {
  const win = fakeWin();
  assert.deepEqual(await apply(win, async (code) => code === 'PERK-1'), { outcome: true, themeKnows: true });
  assert.deepEqual(await apply(win, () => Promise.reject(new Error('offline'))), {
    outcome: undefined,
    themeKnows: false,
  });
  assert.deepEqual(win.requests, []);
});
