// Pages come back, elements move, the shopper signs out somewhere else, the browser refuses our Wasm: nobody sees what is not theirs.
import { expect, test } from './support/fixtures.mjs';
import { tinsAndAnEvent } from './support/behind.mjs';
import { watchCompilation, watchRequests } from './support/watching.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

test.afterEach(({ demo }) => {
  demo.shop.conditions.policy = undefined;
  demo.assets.withoutCors.clear();
});

const signsOut = (page) => page.request.post('/account/logout', { form: {} });

/** What the page is still asking for when they sign out is refused. */
const askedTooLate = /401 .*\/v1\/entries/;

test('signed out in another tab: on return no points are to be seen', async ({ shopper, page, problems }) => {
  problems.expected(askedTooLate);
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.balance.isLive();
  await shopper.balance.says('850 points');
  await signsOut(page);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await shopper.balance.doesNotSay(/850/);
  await shopper.onRewardsPage.says('Sign in to earn points');
});

test('a page that comes back from the cache of the Back button hides what is personal until it is confirmed', async ({
  shopper,
  page,
  problems,
}) => {
  problems.expected(askedTooLate);
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.balance.isLive();
  await shopper.balance.says('850 points');
  await signsOut(page);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/apps/perkline/v1/snapshot**', async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await shopper.balance.doesNotSay(/850/);
  release();
  await shopper.onRewardsPage.says('Sign in to earn points');
  await shopper.balance.doesNotSay(/850/);
});

test('sign out, then Back: no points', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.balance.says('850 points');
  await shopper.opens('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/\/pages\/rewards/);
  await shopper.balance.doesNotSay(/850/);
  await shopper.onRewardsPage.says('Sign in to earn points');
});

test('elements that are moved keep what they say, and are not started again', async ({ shopper, page, demo }) => {
  const compilations = await watchCompilation(page);
  const requests = watchRequests(page, demo);
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.balance.says('850 points');
  await page.waitForLoadState('networkidle');
  const before = requests.api.length;
  await shopper.balance.host.evaluate((host) => {
    host.shadowRoot.firstElementChild.seenBefore = true;
    const main = document.querySelector('main');
    main.append(host);
    main.prepend(host);
    if (main.moveBefore) main.moveBefore(host, null);
  });
  await shopper.balance.says('850 points');
  expect(await shopper.balance.host.evaluate((host) => host.shadowRoot.firstElementChild.seenBefore)).toBe(true);
  expect(requests.api).toHaveLength(before);
  expect(await compilations()).toBe(1);
});

test(
  'ten elements on a page are one Wasm and one question',
  { tag: '@nudge' },
  async ({ shopper, page, demo, twin }) => {
    const compilations = await watchCompilation(page);
    const requests = watchRequests(page, demo);
    await shopper.signsInAs('ada');
    await shopper.hasInCart(sencha50);
    await shopper.opens('/cart');
    await shopper.onCartPage.isLive();
    await page.evaluate(() => {
      for (let n = 0; n < 9; n++) {
        const more = document.createElement('perk-nudge');
        more.setAttribute('surface', 'cart');
        document.querySelector('.cart__summary').append(more);
      }
    });
    await expect(page.locator('main').getByText('Add $20 more to reach your $10 reward')).toHaveCount(10);
    await page.waitForLoadState('networkidle');
    expect(await compilations()).toBe(twin ? 0 : 1);
    expect(requests.api.filter((path) => path.endsWith('/v1/snapshot'))).toHaveLength(1);
  },
);

test('the script running twice changes nothing', { tag: '@nudge' }, async ({ shopper, page, twin }) => {
  const compilations = await watchCompilation(page);
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await shopper.opens('/');
  await shopper.opensTheDrawer();
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await page.evaluate(async () => {
    const first = document.querySelector('script[src*="/perkline.js"]');
    const again = Object.assign(document.createElement('script'), { src: `${first.src}?again` });
    await new Promise((done) => {
      again.onload = done;
      document.head.append(again);
    });
  });
  await tinsAndAnEvent(page, 2);
  await shopper.inDrawer.says('Add $10 more to reach your $10 reward');
  await expect(shopper.inDrawer.host).toHaveCount(1);
  expect(await compilations()).toBe(twin ? 0 : 1);
});

test('elements that another script defined first are left alone', async ({ shopper, page }) => {
  await page.addInitScript(() => {
    for (const kind of ['nudge', 'product', 'balance', 'tier', 'account'])
      customElements.define(`perk-${kind}`, class extends HTMLElement {});
  });
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await page.waitForLoadState('networkidle');
  await shopper.onRewardsPage.isServerText();
  await shopper.balance.says('850 points');
});

test('a section that is unloaded and rendered again has its elements live', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.balance.says('850 points');
  await page.evaluate(async () => {
    const section = document.getElementById('shopify-section-rewards');
    section.dispatchEvent(
      new CustomEvent('shopify:section:unload', { bubbles: true, detail: { sectionId: 'rewards' } }),
    );
    const html = await (await fetch(`${location.pathname}?section_id=rewards`)).text();
    const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
    section.replaceWith(document.importNode(fresh, true));
    document
      .getElementById('shopify-section-rewards')
      .dispatchEvent(new CustomEvent('shopify:section:load', { bubbles: true, detail: { sectionId: 'rewards' } }));
  });
  await shopper.balance.isLive();
  await shopper.account.isLive();
});

test.describe('a policy in the header', () => {
  const only = (demo, more) =>
    `script-src 'self' 'unsafe-inline' ${more} ${demo.assets.origin}; connect-src 'self' ${demo.assets.origin}`;

  test("that refuses WebAssembly: the server's text stays, and its links work", async ({
    shopper,
    demo,
    page,
    problems,
  }) => {
    problems.expected(/WebAssembly|Content Security Policy|perkline:error/);
    demo.shop.conditions.policy = only(demo, '');
    await shopper.opensRewards();
    await expect.poll(() => page.evaluate(() => window.perkline.ready)).toBe(false);
    await shopper.onRewardsPage.isServerText();
    await shopper.onRewardsPage.link(/Sign in/).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  });

  test('that allows only what we ask for', async ({ shopper, demo }) => {
    demo.shop.conditions.policy = only(demo, "'wasm-unsafe-eval'");
    await shopper.signsInAs('ada');
    await shopper.opensRewards();
    await shopper.balance.isLive();
    await shopper.balance.says('850 points');
  });
});

test("a browser without WebAssembly keeps the server's text", async ({ shopper, page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  expect(await page.evaluate(() => window.perkline.ready)).toBe(false);
  await shopper.onRewardsPage.isServerText();
  await shopper.balance.says('850 points');
});

test("a Wasm without CORS: the server's text stays", async ({ shopper, demo, page, problems }) => {
  problems.expected(/CORS|ERR_FAILED|perkline:error/);
  demo.assets.withoutCors.add('perkline.wasm');
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await expect.poll(() => page.evaluate(() => window.perkline.ready)).toBe(false);
  await shopper.onRewardsPage.isServerText();
});

test('?perkline=debug says what was found', async ({ shopper, page, demo }) => {
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await page.goto('/cart?perkline=debug');
  await shopper.onCartPage.isLive();
  await expect.poll(() => said.join('\n')).toMatch(/perkline/i);
  const text = said.join('\n');
  const preset = { pubsub: 'dawn', morph: 'horizon 3', standard: 'horizon 4' }[demo.theme] ?? 'selector';
  expect(text).toContain(`placement: ${preset}`);
  for (const part of [/\d+\.\d+\.\d+/, /source/i, /snapshot/i]) expect(text).toMatch(part);
});

test('stopped, it leaves the elements and the server text, and nothing else', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.isLive();
  await page.evaluate(() => window.perkline.stop());
  await expect(shopper.inDrawer.host).toHaveCount(0);
  await shopper.onProductPage.isServerText();
  await shopper.stepsUp('Morning Sencha');
  await shopper.readsTotal('$20.00 USD');
  await expect(shopper.inDrawer.host).toHaveCount(shopper.loadsOnEachStep ? 1 : 0);
});
