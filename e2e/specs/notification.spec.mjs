// Dawn's default is no drawer but a pop-up after an addition; the nudge stands in it.
import { expect, test } from './support/fixtures.mjs';

test.use({ theme: 'notification' });

test('after each addition the pop-up has one nudge, which follows the cart', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await page.getByRole('button', { name: 'Close cart' }).click();
  await shopper.addsToCart();
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  await expect(shopper.inDrawer.host).toHaveCount(1);
});
