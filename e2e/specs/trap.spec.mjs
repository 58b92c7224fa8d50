// The Wasm dies: the server's text is back, one fresh instance takes over, and nothing of the dead one ever speaks to it.
import { expect, test } from './support/fixtures.mjs';
import { tinsAndAnEvent } from './support/behind.mjs';
import { makeTrappable } from './support/trap.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

test.beforeEach(async ({ shopper, problems }) => {
  problems.expected(/^perkline:error|unreachable|RuntimeError/);
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
});

test('one trap: a fresh instance with the same module, and the sentence is true again', async ({ shopper, page }) => {
  const wasm = await makeTrappable(page);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
  await wasm.trap('set_cart');
  await tinsAndAnEvent(page, 2);
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
  expect(await wasm.state()).toMatchObject({ instances: 2 });
});

test('a trap while the API is being asked: the late answer finds nobody', async ({ shopper, page }) => {
  const wasm = await makeTrappable(page);
  let answer;
  const held = new Promise((release) => (answer = release));
  await page.route('**/apps/perkline/v1/snapshot**', async (route) => {
    await held;
    await route.continue();
  });
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
  await wasm.trap('set_cart');
  await tinsAndAnEvent(page, 2);
  await expect.poll(async () => (await wasm.state()).instances).toBe(2);
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
  const answered = page.waitForResponse('**/apps/perkline/v1/snapshot**');
  answer();
  await answered;
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
  expect(await wasm.state()).toMatchObject({ instances: 2 });
  // The theme has not heard of the second tin.
  await shopper.stepsUp('Morning Sencha');
  await shopper.readsTotal('$20.00 USD');
  await shopper.stepsUp('Morning Sencha');
  await shopper.onCartPage.says('This order earns your $10 reward');
  expect(await wasm.state()).toMatchObject({ instances: shopper.loadsOnEachStep ? 1 : 2 });
});

test("a second trap: the server's text stays", async ({ shopper, page }) => {
  const wasm = await makeTrappable(page);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
  await wasm.trap('set_cart');
  await tinsAndAnEvent(page, 2);
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
  await wasm.trap('set_cart');
  await tinsAndAnEvent(page, 3);
  await shopper.onCartPage.isServerText();
  await shopper.onCartPage.says('Earn 150 more points to reach a $10 reward');
  expect(await wasm.state()).toMatchObject({ instances: 2 });
});
