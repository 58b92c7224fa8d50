// The cart's arithmetic and refusals, and what /cart.js says of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cart, priced } from '../shop/cart.mjs';
import { cartJson } from '../shop/cart_json.mjs';
import { CodeBook } from '../shop/discounts.mjs';
import { orderPayload } from '../shop/orders.mjs';
import { assam250, code, monthly, sencha50, sencha100, soldOutMug, tastingTin, pourBowl } from './fixtures.mjs';

const of = (lines, { currency = 'USD', codes = [], book = new CodeBook(), customerId = '1' } = {}) => {
  const cart = new Cart();
  for (const [id, quantity] of lines) cart.add({ id, quantity });
  cart.codes = codes;
  return priced(cart, { book, currency, customerId });
};

test('the same variant and properties is the same line, other properties are another', () => {
  const cart = new Cart();
  cart.add({ id: sencha50 });
  cart.add({ id: sencha50, quantity: 2 });
  cart.add({ id: sencha50, properties: { note: 'a gift' } });
  assert.deepEqual(
    cart.lines.map((line) => line.quantity),
    [1, 3],
  );
});

const refusals = [
  ['add a sold-out variant', (cart) => cart.add({ id: soldOutMug }), 422],
  ['add an unknown variant', (cart) => cart.add({ id: 42 }), 404],
  ['add half a tin', (cart) => cart.add({ id: sencha50, quantity: 0.5 }), 400],
  ['add too many', (cart) => cart.add({ id: sencha50, quantity: 51 }), 422],
  ['add under a plan of another product', (cart) => cart.add({ id: sencha50, selling_plan: monthly }), 422],
  ['change a line that is not there', (cart) => cart.change({ line: 3, quantity: 1 }), 400],
  ['update an unknown variant', (cart) => cart.update({ 42: 1 }), 404],
];

for (const [what, act, status] of refusals) {
  test(`refused: ${what}`, () => {
    const cart = new Cart();
    assert.throws(
      () => act(cart),
      (refused) => refused.status === status,
    );
    assert.equal(cart.lines.length, 0);
  });
}

for (const [way, target] of [
  ['key', (key) => ({ id: key })],
  ['variant', () => ({ id: sencha50 })],
  ['number', () => ({ line: 1 })],
]) {
  test(`quantity 0 takes the line out, by ${way}`, () => {
    const cart = new Cart();
    const key = cart.add({ id: sencha50 });
    cart.change({ ...target(key), quantity: 0 });
    assert.equal(cart.lines.length, 0);
  });
}

for (const [currency, price, full, amount] of [
  ['USD', 2700, 3000, '27.00'],
  ['JPY', 403100, 447900, '4031'],
]) {
  test(`a plan is a line of its own, and its price is that of the line and of the order, in ${currency}`, () => {
    const cart = new Cart();
    cart.add({ id: assam250 });
    cart.add({ id: assam250, selling_plan: '' });
    cart.add({ id: assam250, selling_plan: String(monthly) });
    const whole = priced(cart, { book: new CodeBook(), currency, customerId: '1' });
    const { items } = cartJson(whole);
    assert.deepEqual(
      items.map((item) => [item.quantity, item.final_line_price, item.selling_plan_allocation?.selling_plan.id]),
      [
        [1, price, monthly],
        [2, full * 2, undefined],
      ],
    );
    const { compare_at_price, per_delivery_price } = items[0].selling_plan_allocation;
    assert.deepEqual([compare_at_price, per_delivery_price, items[0].original_price], [full, price, price]);
    const [line] = orderPayload(whole, { id: 1, customerId: '1', at: new Date() }).line_items;
    assert.equal(line.price, '27.00');
    assert.equal(line.price_set.presentment_money.amount, amount);
  });
}

test('an empty cart', () => {
  const json = cartJson(of([]));
  assert.deepEqual([json.items, json.total_price, json.item_count, json.discount_codes], [[], 0, 0, []]);
});

test('three tins cost a tenth less, on the line itself', () => {
  const json = cartJson(of([[tastingTin, 3]]));
  assert.equal(json.items[0].original_line_price, 1800);
  assert.equal(json.items[0].final_line_price, 1620);
  assert.equal(json.items[0].line_level_discount_allocations[0].amount, 180);
  assert.deepEqual(json.cart_level_discount_applications, []);
  assert.equal(json.total_discount, 180);
});

test('yen come in hundredths', () => {
  const json = cartJson(of([[sencha50, 2]], { currency: 'JPY' }));
  assert.equal(json.items[0].price, 149300);
  assert.equal(json.total_price, 298600);
});

test('a code on the whole order is spread over the lines and adds up', () => {
  const book = new CodeBook();
  book.create(code({ value: '10.00' }));
  const cart = of(
    [
      [sencha50, 1],
      [sencha100, 1],
      [pourBowl, 1],
    ],
    { book, codes: ['PERK-1'] },
  );
  const json = cartJson(cart);
  assert.equal(json.items_subtotal_price, 4800);
  assert.equal(json.total_price, 3800);
  assert.equal(json.cart_level_discount_applications[0].total_allocated_amount, 1000);
  assert.equal(
    cart.order[0].parts.reduce((a, b) => a + b),
    1000,
  );
});

test('the order says in both monies what the cart said', () => {
  const book = new CodeBook();
  book.create(code({ value: '10.00' }));
  const order = orderPayload(
    of(
      [
        [sencha50, 2],
        [pourBowl, 1],
      ],
      { book, codes: ['perk-1'], currency: 'EUR' },
    ),
    { id: 7, customerId: '9', at: new Date(0) },
  );
  assert.deepEqual(order.total_discounts_set.presentment_money, { amount: '9.19', currency_code: 'EUR' });
  assert.deepEqual(order.total_discounts_set.shop_money, { amount: '10.00', currency_code: 'USD' });
  assert.equal(order.discount_applications[0].code, 'PERK-1');
  const allocated = order.line_items
    .flatMap((line) => line.discount_allocations)
    .map((part) => Math.round(part.amount_set.presentment_money.amount * 100));
  assert.equal(
    allocated.reduce((a, b) => a + b),
    919,
  );
  assert.equal(order.customer.id, 9);
});
