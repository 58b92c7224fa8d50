// What a cart does not take: nothing is bought for it, or the points come back. And a voucher taken out again is kept.
import { expect, test } from './support/fixtures.mjs';
import { newcomer } from '../harness/newcomer.mjs';
import { shopCode } from './support/shop_code.mjs';
import { Shopper } from './support/shopper.mjs';
import { sencha50, teapot } from '../unit/fixtures.mjs';

/** 68 * 3 + 10 = $214, 1,070 points: one $10 reward, and 70 are left. */
const withAReward = (demo) =>
  newcomer(demo, { orders: [{ daysAgo: 9, variants: [teapot, teapot, teapot, sencha50] }] });

async function memberOf(demo, { id }) {
  return (await (await demo.api.proxied('GET', '/v1/snapshot', { customerId: id })).json()).member;
}

test('removed from the cart, the voucher is kept and offered again', async ({ shopper, demo, page }) => {
  const person = await withAReward(demo);
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  await shopper.onCartPage.button(/Redeem/).click();
  await shopper.readsTotal('$58.00 USD');
  await shopper.onCartPage.button('Remove $10 reward').click();
  await shopper.readsTotal('$68.00 USD');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  const member = await memberOf(demo, person);
  expect([member.points.available, member.vouchers.length]).toEqual([70, 1]);
  await shopper.onCartPage.button('Use $10 reward').click();
  await shopper.readsTotal('$58.00 USD');
  await shopper.opensRewards();
  await shopper.account.says(/Applied to your cart/);
  await shopper.account.button('Remove $10 reward').click();
  await expect(shopper.account.button('Use $10 reward').first()).toBeVisible();
  expect((await (await page.request.get('/cart.js')).json()).total_price).toBe(6800);
});

test('a code that does not apply is given back, and the shopper is told', async ({ shopper, demo, page }) => {
  const person = await withAReward(demo);
  // It combines with nothing, which only the shop knows.
  const alone = shopCode(demo, person, `ALONE-${person.id}`, []);
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  await page.request.post('/cart/update.js', { data: { discount: alone } });
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  await shopper.onCartPage.button(/Redeem/).click();
  await shopper.onCartPage.says('The code could not be applied to this cart. Your points are back.');
  const member = await memberOf(demo, person);
  expect([member.points.available, member.vouchers]).toEqual([1070, []]);
  const cart = await (await page.request.get('/cart.js')).json();
  expect(cart.discount_codes).toEqual([{ code: alone, applicable: true }]);
});

test('a cart below the minimum buys nothing', async ({ shopper, demo }) => {
  // 68 * 7 = $476, 2,380 points: the $25 reward asks for an order of $60.
  const person = await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(7).fill(teapot) }] });
  await shopper.signsInAs(person);
  await shopper.hasInCart(sencha50);
  await shopper.opensRewards();
  await shopper.account.button('Redeem $25 reward').click();
  await shopper.account.says('This is for orders from $60. Nothing was taken from your points.');
  expect((await memberOf(demo, person)).points.available).toBe(2380);
});

test('beside a voucher that does not combine, removing it is what is offered', async ({ shopper, demo }) => {
  // 68 * 10 = $680, 3,400 points, of which a $10 reward took 1,000.
  const person = await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(10).fill(teapot) }], redeems: 'r10' });
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  await shopper.onCartPage.button('Use $10 reward').click();
  await shopper.readsTotal('$58.00 USD');
  await shopper.opens('/cart');
  await expect(shopper.onCartPage.button('Remove $10 reward')).toBeVisible();
  await shopper.opensRewards();
  await shopper.account.button('Redeem $25 reward').click();
  await shopper.account.says("It can't be used with a code in your cart. Nothing was taken from your points.");
  expect((await memberOf(demo, person)).points.available).toBe(2400);
});

test('a tab that is behind buys nothing, and offers what the other one bought', async ({
  shopper,
  demo,
  context,
  problems,
}) => {
  problems.expected(/409/);
  const person = await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(4).fill(teapot) }] });
  await shopper.signsInAs(person);
  await shopper.opensRewards();
  await shopper.account.isLive();
  // Without a cart here and with one there, the two clicks have different keys.
  const other = new Shopper(await context.newPage(), demo);
  await other.hasInCart(teapot);
  await other.opensRewards();
  await other.account.button('Redeem $10 reward').click();
  await other.account.says(/Applied to your cart/);
  await shopper.account.button('Redeem Free shipping').click();
  await shopper.account.says('Your rewards changed meanwhile. Please look again.');
  await shopper.balance.says('360 points');
  const member = await memberOf(demo, person);
  expect([member.points.available, member.vouchers.length]).toEqual([360, 1]);
});
