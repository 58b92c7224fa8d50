// The pictures of README and reviews: drawer, product page and rewards page, on a phone and on a desk, always the same names.
import { expect, test } from './support/fixtures.mjs';
import { standsStill, takePicture } from './support/pictures.mjs';
import { pourBowl } from '../unit/fixtures.mjs';

const sizes = [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1280, height: 900 }],
];

for (const [size, viewport] of sizes) {
  test.describe(size, () => {
    test.use({ viewport });
    test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

    const picture = (page, name, fullPage) => takePicture(page, `${name}-${size}`, { fullPage });

    test('drawer', async ({ shopper, page }) => {
      await shopper.buys('morning-sencha');
      await shopper.inDrawer.isLive();
      await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
      await page.mouse.move(0, 0);
      await picture(page, 'drawer');
    });

    test('product page', async ({ shopper, page }) => {
      await shopper.opens('/products/morning-sencha');
      await shopper.chooses('250 g');
      await shopper.item.says('This item earns your $10 reward');
      await shopper.onProductPage.isLive();
      await expect(page.locator('[data-product-picture]')).toBeVisible();
      await picture(page, 'product', true);
    });

    test('rewards page', async ({ shopper, page }) => {
      await shopper.opensRewards();
      await shopper.account.isLive();
      await expect(shopper.account.host.getByText(/, \d{4}$/).first()).toBeVisible();
      await standsStill(page);
      await picture(page, 'rewards', true);
    });

    test('cart page', async ({ shopper, page }) => {
      await shopper.hasInCart(pourBowl);
      await shopper.opens('/cart');
      await shopper.onCartPage.isLive();
      await picture(page, 'cart', true);
    });
  });
}
