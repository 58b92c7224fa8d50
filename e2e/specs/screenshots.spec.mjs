// The pictures of README and reviews: drawer, product page and rewards page, on a phone and on a desk, always the same names.
import { fileURLToPath } from 'node:url';
import { expect, test } from './support/fixtures.mjs';
import { pourBowl } from '../unit/fixtures.mjs';

const folder = fileURLToPath(new URL('../screenshots/', import.meta.url));

const sizes = [
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1280, height: 900 }],
];

/** Orders of the demo were placed some days before today; in a picture it is always the same day. */
const standsStill = (page) =>
  page.evaluate(() => {
    const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
    const date = new RegExp(`\\b(${months})[a-z]*\\.? \\d{1,2}(, \\d{4})?`, 'g');
    for (const host of document.querySelectorAll('perk-account, perk-tier, perk-nudge')) {
      if (!host.shadowRoot) continue;
      const texts = document.createTreeWalker(host.shadowRoot, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(date, 'Oct 11, 2026');
    }
  });

for (const [size, viewport] of sizes) {
  test.describe(size, () => {
    test.use({ viewport });
    test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

    const picture = (page, name, fullPage = false) =>
      page.screenshot({
        path: `${folder}${name}-${size}.png`,
        fullPage,
        animations: 'disabled',
        caret: 'hide',
        scale: 'css',
      });

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
