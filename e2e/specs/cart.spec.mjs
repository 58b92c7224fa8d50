// The sentence follows the cart at once, through a drawer that replaces its own HTML on every change.
import { expect, test } from './support/fixtures.mjs';
import { sencha50, tastingTin } from '../unit/fixtures.mjs';

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

test('up and down in the drawer', async ({ shopper }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await shopper.stepsUp('Morning Sencha');
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  await shopper.stepsUp('Morning Sencha');
  await shopper.inDrawer.says('This order earns your $10 reward');
  await shopper.stepsDown('Morning Sencha');
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
});

test('one element stays in the drawer, however often its HTML is replaced', async ({ shopper }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.isLive();
  for (let n = 0; n < 5; n++) await shopper.stepsUp('Morning Sencha');
  await shopper.readsTotal('$60.00 USD');
  await expect(shopper.inDrawer.host).toHaveCount(1);
  await shopper.inDrawer.says('This order earns your $10 reward');
});

test('the bar says how far it is', async ({ shopper }) => {
  await shopper.buys('morning-sencha');
  await expect(shopper.inDrawer.bar()).toHaveAttribute('value', '900');
  await shopper.stepsUp('Morning Sencha');
  await expect(shopper.inDrawer.bar()).toHaveAttribute('value', '950');
});

test('the last line removed: the sentence of no cart', async ({ shopper, page }) => {
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await page.getByRole('button', { name: 'Remove Morning Sencha' }).click();
  await shopper.inDrawer.says('Earn 150 more points to reach a $10 reward');
});

test('a discount on a line is off what counts', async ({ shopper }) => {
  await shopper.hasInCart(tastingTin, 3);
  await shopper.opens('/cart');
  await shopper.readsTotal('$16.20 USD');
  // 16.20 * 5 = 81 points; 69 short; 13.79 more is 68.95 and rounds down, 13.80 is 69.
  await shopper.onCartPage.says('Add $13.80 more to reach your $10 reward');
});

test("another app's change through Shopify.actions is followed, and the theme shows it", async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await page.evaluate((id) => {
    Shopify.actions.updateCart({ lines: [{ id: String(id), quantity: 2 }] });
  }, sencha50);
  await shopper.readsTotal('$20.00 USD');
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
});

test('a script that only uses fetch is followed too', async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await page.evaluate(
    (id) =>
      fetch('/cart/change.js', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, quantity: 2 }),
      }).then((response) => response.text()),
    sencha50,
  );
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
});
