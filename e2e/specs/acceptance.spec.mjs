// The main job: 850 points, a $10 item, and the sentence that is true to the cent.
import { test } from './support/fixtures.mjs';
import { sencha100, sencha50 } from '../unit/fixtures.mjs';

const sentence = 'Add $20 more to reach your $10 reward';

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

test('in the cart drawer', async ({ shopper }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.isLive();
  await shopper.inDrawer.says(sentence);
});

test('on the cart page', async ({ shopper }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says(sentence);
});

test('without a cart, on the rewards page', async ({ shopper }) => {
  await shopper.opensRewards();
  await shopper.onRewardsPage.isLive();
  await shopper.onRewardsPage.says('Earn 150 more points to reach a $10 reward');
});

test('the sentence holds: twenty dollars more and the reward is reached, a cent less and it is not', async ({
  shopper,
}) => {
  await shopper.hasInCart(sencha50, 3);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('This order earns your $10 reward');
  await shopper.stepsDown('Morning Sencha');
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
});

test('a cart of several lines', async ({ shopper }) => {
  await shopper.hasInCart(sencha50);
  await shopper.hasInCart(sencha100);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $2 more to reach your $10 reward');
});
