// What we cost on each theme, counted as budgets.toml has it: requests, compilations, mounts, and what moves.
import { readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.mjs';
import { watchOurs } from './support/asked.mjs';
import { watchCompilation, watchMemory, watchRequests, watchShifts } from './support/watching.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

test(
  'a page where nothing of ours can be seen compiles nothing and asks nothing',
  { tag: '@nudge' },
  async ({ page, demo }) => {
    const compilations = await watchCompilation(page);
    const requests = watchRequests(page, demo);
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(await compilations()).toBe(0);
    expect(requests.api).toEqual([]);
  },
);

test(
  'a change of the cart is one read, and no more of the API than the page asked when it opened',
  { tag: '@nudge' },
  async ({ shopper, page }) => {
    await shopper.hasInCart(sencha50);
    const ours = await watchOurs(page);
    await shopper.opens('/cart');
    await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
    await expect.poll(() => ours.ofApi().length).toBe(1);
    expect(ours.reads()).toBe(1);
    ours.since();
    const loads = page.waitForEvent('load', { timeout: 1500 }).then(
      () => 1,
      () => 0,
    );
    await shopper.stepsUp('Morning Sencha');
    await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
    const loaded = await loads;
    expect(ours.reads()).toBe(1);
    expect(ours.ofApi()).toHaveLength(loaded);
  },
);

test('the elements of a page are one Wasm and at most one request of the API', async ({ shopper, page }) => {
  const compilations = await watchCompilation(page);
  const ours = await watchOurs(page);
  await page.goto('/pages/rewards', { waitUntil: 'networkidle' });
  for (const element of [shopper.onRewardsPage, shopper.balance, shopper.tier, shopper.account]) await element.isLive();
  expect(await compilations()).toBe(1);
  expect(ours.ofApi().filter((url) => url.includes('/v1/snapshot'))).toHaveLength(1);
});

test('the memory of the Wasm is within its budget when everything of the rewards page is live', async ({
  shopper,
  page,
}) => {
  const budgets = readFileSync(new URL('../../budgets.toml', import.meta.url), 'utf8');
  const [, ceilingBytes] = /^start_ceiling_bytes = (\d+)$/m.exec(budgets);
  const memoryBytes = await watchMemory(page);
  await page.goto('/pages/rewards', { waitUntil: 'networkidle' });
  await shopper.account.isLive();
  expect(await memoryBytes()).toBeGreaterThan(0);
  expect(await memoryBytes()).toBeLessThanOrEqual(Number(ceilingBytes));
});

test(
  'in the drawer nothing of ours moves, when it opens and when the cart changes',
  { tag: '@nudge' },
  async ({ shopper, page }) => {
    const shifts = await watchShifts(page);
    await shopper.buys('morning-sencha');
    await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
    const before = await shifts();
    await shopper.stepsUp('Morning Sencha');
    await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
    expect((await shifts()).slice(before.length)).toEqual([]);
  },
);

for (const [name, path, live] of [
  ['product', '/products/morning-sencha', (shopper) => [shopper.item, shopper.onProductPage]],
  ['cart', '/cart', (shopper) => [shopper.onCartPage]],
  ['rewards', '/pages/rewards', (shopper) => [shopper.balance, shopper.tier, shopper.onRewardsPage]],
]) {
  const tag = name === 'cart' ? ['@nudge'] : [];
  test(`taking over moves nothing on the ${name} page of a phone`, { tag }, async ({ shopper, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const shifts = await watchShifts(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    for (const element of live(shopper)) await element.isTakenOver();
    expect(await shifts()).toEqual([]);
  });
}
