// axe-core finds nothing to object to, on any page, in the open drawer, inside our shadow roots; and the keyboard gets everywhere.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.mjs';
import { sencha50 } from '../unit/fixtures.mjs';
import { Perk } from './support/perk.mjs';

async function axeFindsNothing(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.flat().join(' ')).join('; ')}`,
  );
  expect(told).toEqual([]);
}

const pages = [
  ['home', '/'],
  ['collection', '/collections/all'],
  ['product', '/products/everyday-mug'],
  ['sold-out product', '/products/tasting-cup'],
  ['empty cart', '/cart'],
  ['rewards', '/pages/rewards'],
  ['sign-in', '/account/login'],
  ['studio', '/pages/studio'],
  ['nothing', '/nowhere'],
];

for (const [name, path] of pages) {
  for (const who of ['ada', null]) {
    test(`${name} as ${who ?? 'a guest'}`, async ({ shopper, page, problems }) => {
      if (path === '/nowhere') problems.expected(/404/);
      if (who) await shopper.signsInAs(who);
      await shopper.opens(path);
      const host = page.locator('main').locator('perk-nudge, perk-account').first();
      if (await host.count()) await new Perk(host).isTakenOver();
      await axeFindsNothing(page);
    });
  }
}

test('account', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opens('/account');
  await axeFindsNothing(page);
});

test('order confirmation', async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.placesOrder();
  await axeFindsNothing(page);
});

for (const who of ['celeste', 'vera', 'lars', 'cody']) {
  test(`rewards and cart as ${who}`, async ({ shopper, page }) => {
    await shopper.signsInAs(who);
    await shopper.opensRewards();
    await shopper.account.isLive();
    await axeFindsNothing(page);
    await shopper.hasInCart(sencha50);
    await shopper.opens('/cart');
    await shopper.onCartPage.isLive();
    await axeFindsNothing(page);
  });
}

test('the open drawer', { tag: '@nudge' }, async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.isLive();
  await axeFindsNothing(page);
});

test('the drawer keeps the focus, Escape closes it and gives it back', async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/');
  await page.getByRole('link', { name: /^Cart/ }).focus();
  await page.keyboard.press('Enter');
  await expect(shopper.drawer).toBeVisible();
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab');
    expect(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement.closest('#cart-drawer') !== null,
      ),
    ).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(shopper.drawer).toBeHidden();
  await expect(page.getByRole('link', { name: /^Cart/ })).toBeFocused();
});

test("the focus stays on a quantity's button when the drawer's HTML is replaced", async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  const more = page.getByRole('button', { name: 'One more: Quantity of Morning Sencha' });
  await more.focus();
  await page.keyboard.press('Enter');
  await shopper.readsTotal('$20.00 USD');
  await expect(more).toBeFocused();
});
