// The product page: what the item earns, what it reaches, and how that follows variant and quantity.
import { expect, test } from './support/fixtures.mjs';

test('what the item earns', async ({ shopper }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/morning-sencha');
  await shopper.item.says('Earn 50 points with this item');
  await shopper.onProductPage.says('Earn 150 more points to reach a $10 reward');
});

test('follows the variant', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/morning-sencha');
  await shopper.item.says('Earn 50 points with this item');
  await shopper.chooses('100 g');
  await shopper.item.says('Earn 90 points with this item');
  await shopper.chooses('250 g');
  await shopper.item.says('Earn 200 points with this item');
  await shopper.item.says('This item earns your $10 reward');
  await expect(page.locator('[data-product-price]')).toHaveText('$40.00');
});

test('follows the quantity', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/pour-bowl');
  await shopper.item.says('Earn 100 points with this item');
  await shopper.item.doesNotSay(/earns your/);
  await page.getByRole('button', { name: 'One more: Quantity', exact: true }).click();
  await shopper.item.says('Earn 200 points with this item');
  await shopper.item.says('This item earns your $10 reward');
});

test('a tier member earns by the tier', async ({ shopper }) => {
  await shopper.signsInAs('celeste');
  await shopper.opens('/products/pour-bowl');
  await shopper.item.says('Earn 150 points with this item');
});

test('a gift card earns nothing, so no figure stands there', async ({ shopper }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/gift-card');
  await shopper.onProductPage.isLive();
  await shopper.item.doesNotSay(/Earn \d/);
});

test('a guest reads how to begin', async ({ shopper }) => {
  await shopper.opens('/products/morning-sencha');
  await shopper.onProductPage.says('Sign in to earn points');
});

test("a sold-out variant can't be bought, and says so", async ({ shopper, page }) => {
  await shopper.opens('/products/everyday-mug');
  await shopper.chooses('Iron');
  await shopper.chooses('Large, 360 ml');
  await expect(page.getByRole('button', { name: 'Sold out' })).toBeDisabled();
});
