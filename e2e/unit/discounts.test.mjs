// Which codes apply: one row a rule, both sides of each boundary.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyCodes, CodeBook, spread } from '../shop/discounts.mjs';
import { code } from './fixtures.mjs';

const line = (finalMinor, giftCard = false) => ({ finalMinor, giftCard });

function applied(
  codes,
  { lines = [line(4000)], currency = 'USD', customerId = '1', given = codes.map((each) => each.code) } = {},
) {
  const book = new CodeBook();
  for (const each of codes) book.create(each);
  const { discountCodes, order, freeShipping } = applyCodes(given, { book, lines, currency, customerId });
  return {
    applicable: discountCodes.map((each) => each.applicable),
    off: order.map((each) => each.minor),
    free: freeShipping !== null,
  };
}

const rows = [
  ['an amount', [code()], {}, { applicable: [true], off: [1000], free: false }],
  [
    'an amount never takes more than there is',
    [code()],
    { lines: [line(700)] },
    { applicable: [true], off: [700], free: false },
  ],
  ['an amount in euro', [code()], { currency: 'EUR' }, { applicable: [true], off: [919], free: false }],
  [
    'a percentage',
    [code({ kind: 'percent_off', value: '15' })],
    { lines: [line(3333)] },
    { applicable: [true], off: [499], free: false },
  ],
  ['free shipping', [code({ kind: 'free_shipping', value: null })], {}, { applicable: [true], off: [], free: true }],
  [
    'the spelling of a code does not matter',
    [code()],
    { given: ['perk-1'] },
    { applicable: [true], off: [1000], free: false },
  ],
  ['a code nobody made', [], { given: ['HELLO'] }, { applicable: [false], off: [], free: false }],
  ["another customer's", [code()], { customerId: '2' }, { applicable: [false], off: [], free: false }],
  ["a guest's", [code()], { customerId: null }, { applicable: [false], off: [], free: false }],
  ['an empty cart', [code()], { lines: [] }, { applicable: [false], off: [], free: false }],
  ['minimum met to the cent', [code({ minimum_spend: '40.00' })], {}, { applicable: [true], off: [1000], free: false }],
  ['minimum missed by a cent', [code({ minimum_spend: '40.01' })], {}, { applicable: [false], off: [], free: false }],
  [
    'gift cards do not reach a minimum',
    [code({ minimum_spend: '40.00' })],
    { lines: [line(3999), line(5000, true)] },
    { applicable: [false], off: [], free: false },
  ],
  [
    'minimum met in yen',
    [code({ minimum_spend: '20.00' })],
    { lines: [line(2986)], currency: 'JPY' },
    { applicable: [true], off: [1493], free: false },
  ],
  [
    'minimum missed in yen',
    [code({ minimum_spend: '20.00' })],
    { lines: [line(2985)], currency: 'JPY' },
    { applicable: [false], off: [], free: false },
  ],
  [
    "two orders' codes that say nothing",
    [code(), code({ code: 'PERK-2' })],
    {},
    { applicable: [true, false], off: [1000], free: false },
  ],
  [
    'both must agree',
    [code({ combines_with: ['order'] }), code({ code: 'PERK-2' })],
    {},
    { applicable: [true, false], off: [1000], free: false },
  ],
  [
    'both agree',
    [code({ combines_with: ['order'] }), code({ code: 'PERK-2', combines_with: ['order'] })],
    {},
    { applicable: [true, true], off: [1000, 1000], free: false },
  ],
  [
    'an amount with free shipping',
    [
      code({ combines_with: ['shipping'] }),
      code({ code: 'PERK-2', kind: 'free_shipping', value: null, combines_with: ['order'] }),
    ],
    {},
    { applicable: [true, true], off: [1000], free: true },
  ],
];

for (const [situation, codes, more, wanted] of rows)
  test(situation, () => assert.deepEqual(applied(codes, more), wanted));

test('a code is for one order', () => {
  const book = new CodeBook();
  book.create(code());
  book.spend(['PERK-1']);
  const { discountCodes } = applyCodes(['PERK-1'], { book, lines: [line(4000)], currency: 'USD', customerId: '1' });
  assert.deepEqual(discountCodes, [{ code: 'PERK-1', applicable: false }]);
});

test("the same redemption again is the same code; another redemption can't take its name", () => {
  const book = new CodeBook();
  const wanted = code();
  assert.equal(book.create(wanted).created, true);
  const again = book.create({ ...wanted, code: 'OTHER' });
  assert.deepEqual([again.created, again.code.code], [false, 'PERK-1']);
  assert.throws(() => book.create(code()), /PERK-1 exists already/);
});

const refused = [
  ['an unknown kind', { kind: 'gift' }, /kind:/],
  ['no amount', { value: 'ten' }, /no amount/],
  ['another currency', { currency: 'EUR' }, /currency:/],
  ['no customer', { customer_id: null }, /customer_id:/],
  ['a percentage above 100', { kind: 'percent_off', value: '101' }, /value:/],
  ['no list of partners', { combines_with: null }, /combines_with:/],
];

for (const [what, wrong, message] of refused) {
  test(`refused: ${what}`, () => assert.throws(() => new CodeBook().create(code(wrong)), message));
}

test('parts add up to the whole, whatever the weights', () => {
  for (const [total, weights] of [
    [1000, [1, 1, 1]],
    [1, [5, 5]],
    [999, [0, 7, 13, 0]],
    [0, [1, 2]],
    [10, [0, 0]],
  ]) {
    const sum = spread(total, weights).reduce((a, b) => a + b, 0);
    assert.equal(sum, weights.some((weight) => weight > 0) ? total : 0);
  }
});
