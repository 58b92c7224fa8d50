// The Ajax cart over HTTP, as docs/shopify.md section 3 tells it: answers, errors, sections, discounts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { code, pourBowl, sencha50, soldOutMug } from './fixtures.mjs';
import { startStubShop } from './stub_shop.mjs';

let demo;
before(async () => {
  demo = await startStubShop();
});
after(() => demo.close());

test('an empty cart', async () => {
  const ask = demo.visitor();
  const cart = await (await ask('/cart.js')).json();
  assert.deepEqual(
    [cart.item_count, cart.items, cart.currency, cart.attributes, cart.discount_codes],
    [0, [], 'USD', {}, []],
  );
});

test('add answers the added lines, not the cart: a list for a list, the bare line for one', async () => {
  const ask = demo.visitor();
  const list = await (
    await ask('/cart/add.js', { json: { items: [{ id: sencha50, quantity: 2 }, { id: pourBowl }] } })
  ).json();
  assert.deepEqual(
    list.items.map((item) => [item.id, item.quantity]),
    [
      [sencha50, 2],
      [pourBowl, 1],
    ],
  );
  const bare = await (await ask('/cart/add.js', { form: { id: String(sencha50), quantity: '1' } })).json();
  assert.deepEqual([bare.id, bare.quantity, bare.final_line_price], [sencha50, 3, 3000]);
});

const refusals = [
  ['add', { id: soldOutMug }, 422, 422],
  ['add', { id: 42 }, 404, 404],
  ['change', { line: 9, quantity: 1 }, 400, 'bad_request'],
  ['update', { updates: { 42: 1 } }, 404, 404],
];

for (const [verb, json, status, named] of refusals) {
  test(`${verb} ${JSON.stringify(json)} is refused with ${status}`, async () => {
    const answer = await demo.visitor()(`/cart/${verb}.js`, { json });
    const body = await answer.json();
    assert.deepEqual(
      [answer.status, body.status, typeof body.message, typeof body.description],
      [status, named, 'string', 'string'],
    );
  });
}

test('sections come bundled: HTML by id, null for one that is not there', async () => {
  const answer = await (
    await demo.visitor()('/cart/add.js', {
      json: { id: sencha50, sections: ['cart-drawer', 'nowhere'], sections_url: '/products/pour-bowl' },
    })
  ).json();
  assert.match(answer.sections['cart-drawer'], /Morning Sencha/);
  assert.equal(answer.sections.nowhere, null);
});

test('more than five sections are refused, and the cart has changed all the same', async () => {
  const ask = demo.visitor();
  const answer = await ask('/cart/add.js', { json: { id: sencha50, sections: 'a,b,c,d,e,f' } });
  assert.equal(answer.status, 400);
  assert.equal((await (await ask('/cart.js')).json()).item_count, 1);
});

test("attributes are kept and taken out; they don't touch the lines", async () => {
  const ask = demo.visitor();
  await ask('/cart/add.js', { json: { id: sencha50 } });
  const kept = await (
    await ask('/cart/update.js', { json: { attributes: { _perk_rate: '0.9187', gift: 'yes' } } })
  ).json();
  assert.deepEqual(kept.attributes, { _perk_rate: '0.9187', gift: 'yes' });
  const taken = await (await ask('/cart/update.js', { json: { attributes: { gift: '' } } })).json();
  assert.deepEqual([taken.attributes, taken.item_count], [{ _perk_rate: '0.9187' }, 1]);
});

test('discount replaces the whole set of codes, and says which apply', async () => {
  const ask = demo.visitor();
  await ask('/account/login', { form: { customer_id: '7817134145601' } });
  demo.shop.book.create(code({ code: 'PERK-9', customer_id: '7817134145601' }));
  await ask('/cart/add.js', { json: { id: pourBowl } });
  const both = await (await ask('/cart/update.js', { json: { discount: 'perk-9, NOPE' } })).json();
  assert.deepEqual(both.discount_codes, [
    { code: 'PERK-9', applicable: true },
    { code: 'NOPE', applicable: false },
  ]);
  assert.equal(both.total_price, 1000);
  const none = await (await ask('/cart/update.js', { json: { discount: '' } })).json();
  assert.deepEqual([none.discount_codes, none.total_price], [[], 2000]);
});

test('the section rendering routes: JSON for many, HTML for one, 404 for none', async () => {
  const ask = demo.visitor();
  assert.deepEqual(Object.keys(await (await ask('/?sections=cart-bubble,nowhere')).json()), ['cart-bubble', 'nowhere']);
  assert.equal((await ask('/cart?section_id=cart-drawer')).status, 200);
  assert.equal((await ask('/cart?section_id=nowhere')).status, 404);
});
