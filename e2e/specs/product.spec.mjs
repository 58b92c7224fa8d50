// The product page: what the item earns, what it reaches, and how that follows variant and quantity.
import { expect, test } from './support/fixtures.mjs';
import { newcomer, someoneLike } from '../harness/newcomer.mjs';

test('what the item earns', async ({ shopper }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/morning-sencha');
  await shopper.item.says('Earn 50 points with this item');
});

test('what the shopper lacks, cart or none', { tag: '@nudge' }, async ({ shopper }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/morning-sencha');
  await shopper.onProductPage.isLive();
  await shopper.onProductPage.says('Earn 150 more points to reach a $10 reward');
  await shopper.addsToCart();
  await shopper.onProductPage.says('Add $20 more to reach your $10 reward');
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

test('a guest reads how to begin', { tag: '@nudge' }, async ({ shopper }) => {
  await shopper.opens('/products/morning-sencha');
  await shopper.onProductPage.says('Sign in to earn points');
});

test("a sold-out variant can't be bought, and says so", async ({ shopper, page }) => {
  await shopper.opens('/products/everyday-mug');
  await shopper.chooses('Iron');
  await shopper.chooses('Large, 360 ml');
  await expect(page.getByRole('button', { name: 'Sold out' })).toBeDisabled();
});

const monthly = 'Deliver every month, 10% off';

test('follows the selling plan, and back', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/breakfast-assam');
  await shopper.item.says('Earn 50 points with this item');
  await shopper.chooses(monthly);
  await shopper.item.says('Earn 45 points with this item');
  await expect(page.locator('[data-product-price]')).toHaveText('$9.00');
  await shopper.chooses('250 g');
  await shopper.item.says('Earn 135 points with this item');
  await shopper.item.doesNotSay(/earns your/);
  await shopper.chooses('One-time purchase');
  await shopper.item.says('Earn 150 points with this item');
  await shopper.item.says('This item earns your $10 reward');
});

test('of a sold-out variant it says what it would earn, under the plan too', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/products/breakfast-assam');
  await shopper.chooses('100 g');
  await expect(page.getByRole('button', { name: 'Sold out' })).toBeDisabled();
  await shopper.item.says('Earn 90 points with this item');
  await shopper.chooses(monthly);
  await shopper.item.says('Earn 81 points with this item');
});

for (const [country, paid, points, more] of [
  ['US', 2700, 135, '$3'],
  ['DE', 2480, 134, '€2.77'],
  ['JP', 403100, 135, '¥448'],
]) {
  test(`an order from ${country} under a plan earns what was said`, async ({ shopper, demo, page }) => {
    await shopper.signsInAs(await someoneLike(demo, 'ada'));
    await shopper.choosesCountry(country);
    await shopper.opens('/products/breakfast-assam');
    await shopper.chooses(monthly);
    await shopper.chooses('250 g');
    await shopper.item.says(`Earn ${points} points with this item`);
    await shopper.addsToCart();
    await expect(shopper.drawer.getByText(monthly)).toBeVisible();
    await shopper.inDrawer.says(`Add ${more} more to reach your $10 reward`);
    const [line] = (await (await page.request.get('/cart.js')).json()).items;
    expect([line.final_line_price, line.selling_plan_allocation.price]).toEqual([paid, paid]);
    await shopper.placesOrder();
    await shopper.opensRewards();
    await shopper.balance.says(`${850 + points} points`);
  });
}

test('follows a combined listing to its other products, and back', async ({ shopper, page }) => {
  const price = page.locator('[data-product-price]');
  await shopper.signsInAs('ada');
  await shopper.opens('/products/tea-tray-celadon');
  await shopper.item.says('Earn 150 points with this item');
  await shopper.item.says('This item earns your $10 reward');
  // Its maker is one whose things earn nothing.
  await shopper.chooses('Oat');
  await expect(price).toHaveText('$26.00');
  await shopper.onProductPage.isLive();
  await shopper.item.doesNotSay(/Earn \d|earns your/);
  await shopper.chooses('Iron');
  await expect(price).toHaveText('$24.00');
  await shopper.item.says('Earn 120 points with this item');
  await shopper.chooses('Double');
  await shopper.item.says('Earn 180 points with this item');
  await shopper.chooses('Celadon');
  await expect(price).toHaveText('$30.00');
  await shopper.item.says('Earn 150 points with this item');
});

test('an order of what a combined listing was swapped to earns what was said', async ({ shopper, demo, page }) => {
  await shopper.signsInAs(await newcomer(demo, {}));
  await shopper.opens('/products/tea-tray-oat');
  await shopper.chooses('Iron');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tea Tray in Iron');
  await shopper.chooses('Double');
  await shopper.item.says('Earn 180 points with this item');
  await shopper.addsToCart();
  await shopper.placesOrder();
  await shopper.opensRewards();
  await shopper.balance.says('180 points');
});
