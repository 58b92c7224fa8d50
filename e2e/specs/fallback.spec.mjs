// The page is complete without us: API down, no JavaScript, no Wasm, an answer that makes no sense. What was shown stays.
import { expect, test } from './support/fixtures.mjs';
import { newcomer, someoneLike } from '../harness/newcomer.mjs';
import { sencha50, teapot } from '../unit/fixtures.mjs';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test("the server's sentences are there, and the shop works", async ({ shopper, page, demo }) => {
    await shopper.signsInAs(await someoneLike(demo, 'ada'));
    await shopper.opensRewards();
    await shopper.onRewardsPage.says('Earn 150 more points to reach a $10 reward');
    await shopper.balance.says('850 points');
    await shopper.opens('/products/morning-sencha');
    await shopper.item.says('Earn points with The Kettle Club');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
    await shopper.onCartPage.says('Earn 150 more points to reach a $10 reward');
    await shopper.placesOrder();
  });

  test('a guest is led to signing in', async ({ shopper }) => {
    await shopper.opensRewards();
    await shopper.onRewardsPage.says('Sign in to earn points');
  });
});

test.describe('with the API down', () => {
  test.beforeEach(({ problems }) => {
    problems.expected(/502/);
    problems.expected(/^perkline:error/);
  });

  test.afterEach(({ demo }) => demo.process.start());

  test('sentences and the cart go on from the metafields', async ({ shopper, demo }) => {
    await demo.process.stop();
    await shopper.signsInAs('ada');
    await shopper.opensRewards();
    await shopper.onRewardsPage.says('Earn 150 more points to reach a $10 reward');
    await shopper.buys('morning-sencha');
    await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
    await shopper.stepsUp('Morning Sencha');
    await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  });

  test('an order placed meanwhile is credited when the API is back', async ({ shopper, demo }) => {
    await shopper.signsInAs(await someoneLike(demo, 'ada'));
    await demo.process.stop();
    await shopper.hasInCart(sencha50);
    await shopper.opens('/cart');
    await shopper.placesOrder();
    await demo.process.start();
    await shopper.hasInCart(sencha50);
    await shopper.opens('/cart');
    await shopper.placesOrder();
    await shopper.opensRewards();
    await shopper.balance.says('950 points');
  });

  test('redeeming takes nothing, and says what to do', async ({ shopper, demo }) => {
    await shopper.signsInAs(await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(4).fill(teapot) }] }));
    await shopper.opensRewards();
    await shopper.account.isLive();
    await demo.process.stop();
    await shopper.account.button('Redeem $10 reward').click();
    await shopper.account.says('We got no answer. Try again: nothing is taken from your points twice.');
    await demo.process.start();
    await shopper.opensRewards();
    await shopper.balance.says('1,360 points');
  });
});

test('a redemption of which the shop has not said what became of it is asked for again, as the same one', async ({
  shopper,
  page,
  demo,
  problems,
}) => {
  problems.expected(/503/);
  await shopper.signsInAs(await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(4).fill(teapot) }] }));
  await shopper.opensRewards();
  await shopper.account.isLive();
  const keys = [];
  await page.route('**/apps/perkline/v1/redemptions', async (route) => {
    keys.push(route.request().postDataJSON().idempotency_key);
    if (keys.length > 1) return route.fallback();
    await route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: { type: 'https://perkline.dev/problems/redemption-unresolved', title: 'Try again', status: 503 },
    });
  });
  await shopper.account.button('Redeem $10 reward').click();
  await shopper.account.says('We got no answer. Try again: nothing is taken from your points twice.');
  await shopper.account.button('Redeem $10 reward').click();
  await shopper.balance.says('360 points');
  expect(keys).toEqual([keys[0], keys[0]]);
});

const refusals = [
  ['the Wasm is not found', (route) => route.fulfill({ status: 404, body: '' })],
  [
    'the Wasm is no Wasm',
    (route) =>
      route.fulfill({
        contentType: 'application/wasm',
        headers: { 'access-control-allow-origin': '*' },
        body: 'hello',
      }),
  ],
  ['the connection breaks', (route) => route.abort()],
];

for (const [what, answer] of refusals) {
  test(`the server's text stays when ${what}`, async ({ shopper, page, problems }) => {
    problems.expected(/perkline|ERR_FAILED|404|WebAssembly/i);
    await page.route('**/perkline.wasm', answer);
    await shopper.signsInAs('ada');
    const tried = page.waitForRequest('**/perkline.wasm');
    await shopper.opensRewards();
    await tried;
    await expect.poll(() => page.evaluate(() => window.perkline.ready)).toBe(false);
    await shopper.onRewardsPage.isServerText();
    await shopper.onRewardsPage.says('Earn 150 more points to reach a $10 reward');
    await shopper.balance.says('850 points');
  });
}

test('a Wasm with the wrong MIME type starts all the same', async ({ shopper, page }) => {
  await page.route('**/perkline.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'text/plain' } });
  });
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.onRewardsPage.isLive();
});

for (const [what, body] of [
  ['no JSON', '<html>'],
  ['the wrong type', '{"version":1,"as_of":9999999999,"program":{"name":7}}'],
  ['another version', '{"version":2}'],
]) {
  test(`a snapshot that does not decode (${what}) changes nothing`, async ({ shopper, page, problems }) => {
    problems.expected(/^perkline:error/);
    await shopper.signsInAs('ada');
    await shopper.opensRewards();
    await shopper.balance.isLive();
    await page.route('**/apps/perkline/v1/snapshot**', (route) =>
      route.fulfill({ status: 200, contentType: 'application/json', body }),
    );
    const asked = page.waitForResponse('**/apps/perkline/v1/snapshot**');
    await page.evaluate(() => window.perkline.refresh());
    await asked;
    await shopper.balance.says('850 points');
    await shopper.onRewardsPage.says('Earn 150 more points to reach a $10 reward');
  });
}

test('metafields that make no sense leave the page standing', async ({ shopper, demo, page, problems }) => {
  problems.expected(/^perkline:error/);
  const person = await someoneLike(demo, 'ada');
  await shopper.signsInAs(person);
  const good = demo.metafields.snapshotOf(person.id);
  demo.metafields.overwrite(person.id, { ...good, member: { ...good.member, points: 'many' } });
  await shopper.opens('/products/morning-sencha');
  await expect(page.getByRole('button', { name: 'Add to cart' })).toBeEnabled();
});
