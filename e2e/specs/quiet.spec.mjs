// What we cost a page: nothing until something of ours can be seen, then few bytes, no movement, one Wasm.
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from './support/fixtures.mjs';
import { watchCompilation, watchRequests, watchShifts } from './support/watching.mjs';

const kib = 1024;

test('a page with nothing visible and no interaction compiles nothing and asks the API nothing', async ({
  shopper,
  page,
  demo,
}) => {
  const compilations = await watchCompilation(page);
  const requests = watchRequests(page, demo);
  await shopper.signsInAs('ada');
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(await compilations()).toBe(0);
  expect(requests.api).toEqual([]);
  await expect(page.locator('perk-nudge')).toBeAttached();
  await expect(page.locator('perk-nudge')).toBeHidden();
});

test('and under Save-Data it fetches nothing either', { tag: '@nudge' }, async ({ shopper, page, demo }) => {
  const compilations = await watchCompilation(page, { saveData: true });
  const requests = watchRequests(page, demo);
  await shopper.signsInAs('ada');
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(await compilations()).toBe(0);
  expect(requests.assets.sort()).toEqual(['perkline.css', 'perkline.js']);
  expect(requests.api).toEqual([]);
});

test('five elements on one page are one Wasm, one page part, and no API request for the first text', async ({
  shopper,
  page,
  demo,
}) => {
  const compilations = await watchCompilation(page);
  const requests = watchRequests(page, demo);
  await shopper.signsInAs('ada');
  await page.goto('/pages/rewards');
  for (const element of [shopper.onRewardsPage, shopper.balance, shopper.tier, shopper.account]) await element.isLive();
  expect(await compilations()).toBe(1);
  expect(requests.assets.filter((name) => name === 'perkline-page.js')).toHaveLength(1);
  expect(requests.assets.filter((name) => name === 'perkline.js')).toHaveLength(1);
});

test('everything that a page loads of ours is within the budget', async ({ shopper, page, demo }) => {
  const sizes = new Map();
  page.on('response', async (response) => {
    if (!response.url().startsWith(demo.assets.origin) || response.status() !== 200) return;
    sizes.set(response.url().split('/').pop(), brotliCompressSync(await response.body()).length);
  });
  await shopper.signsInAs('ada');
  await page.goto('/pages/rewards');
  await shopper.account.isLive();
  await expect
    .poll(() => [...sizes.keys()].sort())
    .toEqual(['perkline-page.js', 'perkline.css', 'perkline.js', 'perkline.wasm']);
  expect(sizes.get('perkline.js')).toBeLessThanOrEqual(2.5 * kib);
  expect([...sizes.values()].reduce((a, b) => a + b)).toBeLessThanOrEqual(100 * kib);
});

for (const [name, path, live] of [
  ['product', '/products/morning-sencha', (shopper) => [shopper.item, shopper.onProductPage]],
  ['cart', '/cart', (shopper) => [shopper.onCartPage]],
  ['rewards', '/pages/rewards', (shopper) => [shopper.balance, shopper.tier, shopper.onRewardsPage, shopper.account]],
]) {
  for (const width of [320, 390, 1280]) {
    for (const who of ['ada', 'celeste', 'lars', null]) {
      test(`taking over moves nothing: ${name} page at ${width} px as ${who ?? 'a guest'}`, async ({
        shopper,
        page,
      }) => {
        await page.setViewportSize({ width, height: 844 });
        const shifts = await watchShifts(page);
        if (who) await shopper.signsInAs(who);
        await page.goto(path, { waitUntil: 'networkidle' });
        for (const element of live(shopper)) await element.isTakenOver();
        expect(await shifts()).toEqual([]);
      });
    }
  }
}

test('a cart change in the drawer moves none of our elements', async ({ shopper, page }) => {
  const shifts = await watchShifts(page);
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  const before = await shifts();
  await shopper.stepsUp('Morning Sencha');
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  expect((await shifts()).slice(before.length)).toEqual([]);
});

test('nothing is written to storage, and no secret stands in the HTML', async ({ shopper, page, demo }) => {
  await shopper.signsInAs('vera');
  await page.goto('/pages/rewards');
  await shopper.account.isLive();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
  const html = await (await page.request.get('/pages/rewards')).text();
  const voucher = (await (await demo.api.proxied('GET', '/v1/snapshot', { customerId: '7817134145603' })).json()).member
    .vouchers[0];
  expect(voucher.code).toBeTruthy();
  for (const secret of [voucher.code, 'vera@example.test', 'Marsh', 'demo-app-secret'])
    expect(html).not.toContain(secret);
});
