// Codes that don't apply cost nothing, and what was put into the cart can be taken out again.
import { expect, test } from './support/fixtures.mjs';
import { watchEvents } from './support/watching.mjs';
import { newcomer, someoneLike } from '../harness/newcomer.mjs';
import { code, pourBowl, sencha50, teapot } from '../unit/fixtures.mjs';

/** 68 * 3 + 10 = $214, 1,070 points: one $10 reward, and 70 are left. */
const withAReward = (demo) =>
  newcomer(demo, { orders: [{ daysAgo: 9, variants: [teapot, teapot, teapot, sencha50] }] });

const cartOf = async (page) => (await page.request.get('/cart.js')).json();

const standing = async (demo, { id }) =>
  (await (await demo.api.proxied('GET', '/v1/snapshot', { customerId: id })).json()).member;

test.afterEach(({ demo }) => {
  demo.shop.conditions.onStep = undefined;
});

test('a voucher is taken off the cart again, and kept', async ({ shopper, demo, page }) => {
  const person = await someoneLike(demo, 'vera');
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  await shopper.onCartPage.button(/^Use/).click();
  await shopper.readsTotal('$58.00 USD');
  await shopper.onCartPage.button(/^Remove/).click();
  await shopper.readsTotal('$68.00 USD');
  expect((await cartOf(page)).discount_codes).toEqual([]);
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  expect((await standing(demo, person)).vouchers).toHaveLength(1);
});

test('a code that the cart refuses: the points are back, and the shopper is told', async ({ shopper, demo, page }) => {
  const person = await withAReward(demo);
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  const redeemed = await watchEvents(page, 'perkline:redeemed');
  await shopper.opens('/cart');
  demo.shop.conditions.onStep = (step) => {
    // The shop made the code and has its own reasons not to take it.
    if (step === 'redemption answered') demo.shop.book.refuse(person.id);
  };
  await shopper.onCartPage.button(/Redeem/).click();
  await shopper.onCartPage.says('The code could not be applied to this cart. Your points are back.');
  expect((await cartOf(page)).total_price).toBe(6800);
  const { points, vouchers } = await standing(demo, person);
  expect(points.available).toBe(1070);
  expect(vouchers).toEqual([]);
  expect(redeemed).toEqual([]);
});

test('beside a code that combines with nothing: the points are back, and that code stays', async ({
  shopper,
  demo,
  page,
}) => {
  const person = await withAReward(demo);
  await shopper.signsInAs(person);
  const alone = code({ code: `ALONE-${person.id}`, customer_id: person.id, value: '1.00' });
  demo.shop.book.create(alone);
  await shopper.hasInCart(pourBowl);
  await page.request.post('/cart/update.js', { data: { discount: alone.code } });
  await shopper.opens('/cart');
  await shopper.onCartPage.button(/Redeem/).click();
  await expect(shopper.onCartPage.host.getByText(/Your points are back/)).toBeVisible();
  const cart = await cartOf(page);
  expect(cart.discount_codes).toEqual([{ code: alone.code, applicable: true }]);
  expect(cart.total_price).toBe(1900);
  expect((await standing(demo, person)).points.available).toBe(1070);
});

test('what is taken back from the account is points again', async ({ shopper, demo }) => {
  const person = await withAReward(demo);
  await shopper.signsInAs(person);
  await shopper.opensRewards();
  await shopper.account.button('Redeem $10 reward').click();
  await shopper.balance.says('70 points');
  const { vouchers } = await standing(demo, person);
  const answer = await demo.api.proxied('POST', `/v1/redemptions/${vouchers[0].id}/cancel`, {
    customerId: person.id,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.ok).toBe(true);
  await shopper.opensRewards();
  await shopper.balance.says('1,070 points');
});
