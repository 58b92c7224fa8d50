// The browser keeps a page whole and brings it back: it was true when it was left. Now somebody may have signed out, or changed the cart.
import { expect, test } from './support/fixtures.mjs';
import { watchOurs } from './support/asked.mjs';
import { goesBack, watchReturns, withBackForwardCache } from './support/back.mjs';
import { watchCompilation } from './support/watching.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

test.use(withBackForwardCache);

const ours = 'perk-nudge, perk-product, perk-balance, perk-tier, perk-account';

/** What the page says of itself after it was left and has come back. */
let compilations;

test.beforeEach(async ({ shopper, page, demo }) => {
  // A page that must not be stored is not kept either.
  demo.shop.conditions.caching = 'no-cache';
  compilations = await watchCompilation(page);
  await watchReturns(page, ours);
  await shopper.signsInAs('ada');
});

test.afterEach(({ demo }) => {
  Object.assign(demo.shop.conditions, { caching: undefined, onStep: undefined });
});

/** Questions about who is signed in wait until it is called. The shop holds them: Playwright sees nothing of a page that was kept. */
function holdAnswers({ shop }) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  shop.conditions.onStep = (name) => (name === 'snapshot asked' ? held : undefined);
  return release;
}

const settled = (page) => page.waitForLoadState('networkidle');

test('signed out meanwhile: no points are seen on the page that comes back, before the answer and after', async ({
  shopper,
  page,
  demo,
}) => {
  await shopper.opensRewards();
  await shopper.balance.says('850 points');
  await settled(page);
  await shopper.opens('/account');
  await page.request.post('/account/logout', { form: {} });
  const answer = holdAnswers(demo);
  expect(await goesBack(page)).toEqual([]);
  await shopper.balance.doesNotSay(/850/);
  await shopper.tier.doesNotSay(/./);
  answer();
  await shopper.onRewardsPage.says('Sign in to earn points');
  await shopper.balance.doesNotSay(/850/);
});

test('still signed in: the points are back once the API has said whose they are', async ({ shopper, page, demo }) => {
  await shopper.opensRewards();
  await shopper.balance.says('850 points');
  await settled(page);
  await shopper.opens('/account');
  const answer = holdAnswers(demo);
  expect(await goesBack(page)).toEqual([]);
  answer();
  await shopper.balance.says('850 points');
  await shopper.balance.isLive();
  expect(await compilations()).toBe(1);
});

test('the cart changed meanwhile: it is read once, by the Wasm that was there', async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
  await settled(page);
  await shopper.opens('/account');
  await shopper.hasInCart(sencha50);
  const { reads } = await watchOurs(page);
  await goesBack(page);
  await shopper.onCartPage.says('Add $10 more to reach your $10 reward');
  await settled(page);
  expect(reads()).toBe(1);
  expect(await compilations()).toBe(1);
});

test('signed out before anything of ours had started: the page is a guest’s, and says so', async ({
  shopper,
  page,
  demo,
}) => {
  await shopper.opens('/');
  await settled(page);
  expect(await compilations()).toBe(0);
  await shopper.opens('/account');
  await page.request.post('/account/logout', { form: {} });
  const answer = holdAnswers(demo);
  await goesBack(page);
  const anew = page.waitForEvent('load');
  answer();
  await anew;
  await shopper.opens('/products/morning-sencha');
  await shopper.addsToCart();
  await shopper.inDrawer.says('Sign in to earn 50 points with this order');
});

for (const path of ['/', '/products/morning-sencha', '/cart', '/pages/rewards']) {
  test(`nothing of ours keeps ${path} from being kept`, async ({ shopper, page }) => {
    await shopper.hasInCart(sencha50);
    await shopper.opens(path);
    await settled(page);
    await shopper.opens('/account');
    await goesBack(page);
  });
}
