// Another app wants the same place in the drawer. Both stand there, or we give way; the page never freezes over it.
import { expect, test } from './support/fixtures.mjs';

/** The part of each theme's drawer that both apps were given. */
const places = {
  demo: '#cart-drawer .drawer__footer',
  pubsub: '.drawer__inner',
  morph: '.cart-drawer__inner',
  standard: '.cart-drawer__inner',
  plain: '.side-cart',
};

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

test.afterEach(({ demo }) => {
  demo.shop.conditions.rival = undefined;
});

test('one that keeps moving itself first', async ({ shopper, demo, page }) => {
  demo.shop.conditions.rival = { place: places[demo.theme], manner: 'moves' };
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await shopper.stepsUp('Morning Sencha');
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  await expect(page.locator('rival-offer')).toHaveCount(1);
  await expect(shopper.inDrawer.host).toHaveCount(1);
  expect(await page.evaluate(() => window.rivalMoves)).toBeLessThan(20);
});

test('one that takes us away as fast as we come', async ({ shopper, demo, page }) => {
  demo.shop.conditions.rival = { place: places[demo.theme], manner: 'removes' };
  await shopper.buys('morning-sencha');
  await expect(shopper.inDrawer.host).toHaveCount(0);
  await shopper.readsTotal('$10.00 USD');
  await shopper.stepsUp('Morning Sencha');
  await shopper.readsTotal('$20.00 USD');
  await expect(page.locator('rival-offer')).toHaveCount(1);
  // Six are a second's: five moves of ours and the theme's own re-renderings.
  expect(await page.evaluate(() => window.rivalMoves)).toBeLessThan(20);
});
