// The longest cart is answered within the budget of memory; one line more is refused, and nothing is said of a cart.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.mjs';
import { watchEvents, watchMemory } from './support/watching.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

const refusal = { message: '/lines: must have at most 500 lines' };

const budgets = readFileSync(new URL('../../budgets.toml', import.meta.url), 'utf8');

const [, ceilingBytes] = /^start_ceiling_bytes = (\d+)$/m.exec(budgets);

/** Tells the page a cart of so many lines that cost two cents each. */
function told(page, length) {
  return page.evaluate((length) => {
    const line = (_, n) => ({
      product_id: `${n}`,
      variant_id: `${n}`,
      quantity: 1,
      price_minor: 2,
      gift_card: false,
      product_type: 'Tea',
      vendor: 'Acme',
    });
    window.perkline.setCart({ currency: 'USD', lines: Array.from({ length }, line) });
  }, length);
}

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

test('500 lines are answered within the memory of the start, and of 501 nothing is said', async ({
  shopper,
  page,
  problems,
}) => {
  problems.expected(/^perkline:error \/lines/);
  const memoryBytes = await watchMemory(page);
  const errors = await watchEvents(page, 'perkline:error');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await told(page, 499);
  await shopper.inDrawer.says('Add $20.02 more to reach your $10 reward');
  await told(page, 500);
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  expect(await memoryBytes()).toBeLessThanOrEqual(Number(ceilingBytes));
  expect(errors).toEqual([]);
  await told(page, 501);
  await expect.poll(() => errors).toEqual([refusal]);
  await shopper.inDrawer.says('Earn 150 more points to reach a $10 reward');
});

test("Shopify's cart of 501 items is refused, and what holds without a cart is said", async ({
  shopper,
  page,
  problems,
}) => {
  problems.expected(/^perkline:error \/items/);
  await shopper.hasInCart(sencha50);
  await page.route('**/cart.js*', async (route) => {
    const response = await route.fetch();
    const cart = await response.json();
    await route.fulfill({ response, json: { ...cart, items: Array(501).fill(cart.items[0]) } });
  });
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Earn 150 more points to reach a $10 reward');
});
