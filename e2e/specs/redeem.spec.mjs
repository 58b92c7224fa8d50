// From points to a lower total: redeem, the code lands in the cart, the total falls, the balance has moved.
import { expect, test } from './support/fixtures.mjs';
import { watchEvents } from './support/watching.mjs';
import { newcomer, someoneLike } from '../harness/newcomer.mjs';
import { giftCard50, pourBowl, sencha50, teapot } from '../unit/fixtures.mjs';

/** 68 * 3 + 10 = $214, 1,070 points: one $10 reward, and 70 are left. */
const withAReward = (demo) =>
  newcomer(demo, { orders: [{ daysAgo: 9, variants: [teapot, teapot, teapot, sencha50] }] });

async function cartOf(page) {
  return (await page.request.get('/cart.js')).json();
}

test('in the drawer: one click, and the total falls', async ({ shopper, demo, page }) => {
  const redeemed = await watchEvents(page, 'perkline:redeemed');
  await shopper.signsInAs(await withAReward(demo));
  await shopper.buys('round-teapot');
  await shopper.readsTotal('$68.00 USD');
  await shopper.inDrawer.says('Your $10 reward is ready to use');
  await shopper.inDrawer.button(/Redeem/).click();
  await shopper.readsTotal('$58.00 USD');
  await expect(shopper.drawer).toBeVisible();
  await expect.poll(() => redeemed).toEqual([{ reward_id: expect.any(String), voucher_id: expect.any(String) }]);
});

test("free shipping takes nothing off the goods, and the parcel's price off the order", async ({
  shopper,
  demo,
  page,
}) => {
  // 68 * 4 = $272, 1,360 points: free shipping is the dearest they can have.
  await shopper.signsInAs(await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(4).fill(teapot) }] }));
  await shopper.buys('round-teapot');
  await shopper.inDrawer.says('Your Free shipping is ready to use');
  await shopper.inDrawer.button(/Redeem/).click();
  await expect.poll(async () => (await cartOf(page)).discount_codes.filter((code) => code.applicable).length).toBe(1);
  await shopper.placesOrder();
  await expect(page.locator('[data-order-total]')).toHaveText('$68.00 USD');
});

test('on the cart page, a $10 reward takes ten dollars off', async ({ shopper, demo, page }) => {
  await shopper.signsInAs(await withAReward(demo));
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  await shopper.onCartPage.button(/Redeem/).click();
  await shopper.readsTotal('$58.00 USD');
  const cart = await cartOf(page);
  expect(cart.total_price).toBe(5800);
  await shopper.opensRewards();
  await shopper.balance.says('70 points');
});

test('a voucher from before is used, not bought again', async ({ shopper, demo, page }) => {
  await shopper.signsInAs(await someoneLike(demo, 'vera'));
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  await shopper.onCartPage.button(/Use/).click();
  await shopper.readsTotal('$58.00 USD');
  await expect(page.locator('.totals__code:visible')).toBeVisible();
  await shopper.opensRewards();
  await shopper.balance.says('240 points');
});

test('a double click buys once', async ({ shopper, demo }) => {
  await shopper.signsInAs(await withAReward(demo));
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  await shopper.onCartPage.button(/Redeem/).dblclick();
  await shopper.readsTotal('$58.00 USD');
  await shopper.opensRewards();
  await shopper.balance.says('70 points');
});

test('a code that is there already stays beside the new one', async ({ shopper, demo, page }) => {
  // 68 * 7 = $476, 2,380 points, of which free shipping took 1,200.
  const person = await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(7).fill(teapot) }], redeems: 'ship' });
  const [shipping] = (await (await demo.api.proxied('GET', '/v1/snapshot', { customerId: person.id })).json()).member
    .vouchers;
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  await page.request.post('/cart/update.js', { data: { discount: shipping.code } });
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  await shopper.onCartPage.button(/Redeem/).click();
  await shopper.readsTotal('$58.00 USD');
  const codes = (await cartOf(page)).discount_codes;
  expect(codes).toHaveLength(2);
  expect(codes[0]).toEqual({ code: shipping.code, applicable: true });
  expect(codes[1].applicable).toBe(true);
});

test('from the account, a reward becomes a voucher with its code', async ({ shopper, demo }) => {
  await shopper.signsInAs(await withAReward(demo));
  await shopper.opensRewards();
  await shopper.account.button('Redeem $10 reward').click();
  await shopper.balance.says('70 points');
  await shopper.account.says(/PERK-/);
});

test('a voucher with a minimum says what is missing, to the cent', async ({ shopper, demo }) => {
  await shopper.signsInAs(
    await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(7).fill(teapot) }], redeems: 'r25' }),
  );
  await shopper.hasInCart(pourBowl, 2);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to use your $25 reward');
  await shopper.stepsUp('Pour Bowl');
  await shopper.onCartPage.says('Your $25 reward is ready to use');
  await shopper.onCartPage.button(/Use/).click();
  await shopper.readsTotal('$35.00 USD');
});

test('a gift card does not reach a minimum', async ({ page, shopper, demo }) => {
  const person = await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(7).fill(teapot) }], redeems: 'r25' });
  const voucher = (await (await demo.api.proxied('GET', '/v1/snapshot', { customerId: person.id })).json()).member
    .vouchers[0];
  await shopper.signsInAs(person);
  await shopper.hasInCart(giftCard50, 2);
  const cart = await (await page.request.post('/cart/update.js', { data: { discount: voucher.code } })).json();
  expect(cart.discount_codes).toEqual([{ code: voucher.code, applicable: false }]);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Add $60 more to use your $25 reward');
});
