// When the page notes its exchange rate on the cart.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createRateKeeper } from '../src/cart/rate';
import { fakeWin } from './fake_win';

function situation(rate: string | undefined) {
  const win = fakeWin();
  win.Shopify = { routes: { root: '/fr/' }, currency: { active: 'EUR', ...(rate && { rate }) } };
  win.answers['/fr/cart/update.js'] = { text: '{}' };
  return { win, keep: createRateKeeper(win) };
}

const cart = (attributes: object, item_count = 1): string => JSON.stringify({ item_count, attributes });

const rows: [string, string | undefined, string, boolean][] = [
  ['a foreign cart without it', '0.92', cart({}), true],
  ['a foreign cart with an old one', '0.92', cart({ _perk_rate: '0.91' }), true],
  ['a foreign cart that has it', '0.92', cart({ _perk_rate: '0.92' }), false],
  ['an empty foreign cart', '0.92', cart({}, 0), false],
  ['a cart in the shop currency', '1.0', cart({}), false],
  ['a page that knows no rate', undefined, cart({}), false],
];

for (const [what, rate, text, writes] of rows) {
  test(`the rate is ${writes ? '' : 'not '}written to ${what}`, () => {
    const { win, keep } = situation(rate);
    keep(text);
    const expected = [
      {
        url: '/fr/cart/update.js?source=perkline',
        method: 'POST',
        body: { attributes: { _perk_rate: rate } },
      },
    ];
    assert.deepEqual(win.requests, writes ? expected : []);
  });
}

test('a rate that the shop does not take is written once', async () => {
  const { win, keep } = situation('0.92');
  win.answers['/fr/cart/update.js'] = { status: 422 };
  keep(cart({}));
  await win.pass(1);
  keep(cart({}));
  assert.equal(win.requests.length, 1);
});
