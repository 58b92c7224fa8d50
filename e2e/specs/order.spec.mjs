// Placing the order: the webhook is credited as the nudge said, and the balance has moved.
import { expect, test } from './support/fixtures.mjs';
import { newcomer, someoneLike } from '../harness/newcomer.mjs';
import { pourBowl, sencha50, tastingTin } from '../unit/fixtures.mjs';

test('what the nudge said is what is credited', async ({ shopper, demo }) => {
  await shopper.signsInAs(await someoneLike(demo, 'ada'));
  await shopper.buys('pour-bowl');
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  await shopper.placesOrder();
  await shopper.opensRewards();
  await shopper.balance.says('950 points');
  await shopper.onRewardsPage.says('Earn 50 more points to reach a $10 reward');
});

test('an order that earns the reward, then redeeming it', async ({ shopper, demo }) => {
  await shopper.signsInAs(await someoneLike(demo, 'ada'));
  await shopper.hasInCart(sencha50, 3);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('This order earns your $10 reward');
  await shopper.placesOrder();
  await shopper.buys('round-teapot');
  await shopper.inDrawer.says('Your $10 reward is ready to use');
  await shopper.inDrawer.button(/Redeem/).click();
  await shopper.readsTotal('$58.00 USD');
  await shopper.placesOrder();
  await expect(shopper.page.locator('[data-order-total]')).toHaveText('$64.00 USD');
  await shopper.opensRewards();
  // 1,000 spent on the reward; 58 dollars earn 290.
  await shopper.balance.says('290 points');
});

test('a discount on a line earns less, by exactly that', async ({ shopper, demo }) => {
  await shopper.signsInAs(await newcomer(demo, {}));
  await shopper.hasInCart(tastingTin, 3);
  await shopper.opens('/cart');
  await shopper.placesOrder();
  await shopper.opensRewards();
  await shopper.balance.says('81 points');
});

for (const [country, said] of [
  ['DE', 'Add €9.19 more to reach your $10 reward'],
  ['JP', 'Add ¥1,493 more to reach your $10 reward'],
]) {
  test(`an order from ${country} earns what its nudge counted`, async ({ shopper, demo }) => {
    await shopper.signsInAs(await someoneLike(demo, 'ada'));
    await shopper.choosesCountry(country);
    await shopper.hasInCart(sencha50, 2);
    await shopper.opens('/cart');
    await shopper.onCartPage.says(said);
    // The rate the page reckoned with goes with the order.
    await expect
      .poll(async () => Object.keys((await (await shopper.page.request.get('/cart.js')).json()).attributes))
      .toContain('_perk_rate');
    await shopper.placesOrder();
    await shopper.opensRewards();
    await shopper.balance.says('950 points');
  });
}

test("a guest's order moves nobody's points", async ({ shopper }) => {
  await shopper.hasInCart(pourBowl);
  await shopper.opens('/cart');
  await shopper.placesOrder();
});
