// Gone without a trace: a page with the embed off has nothing of ours, and one that was stopped has what the server wrote.
import { expect, test } from './support/fixtures.mjs';
import { watchTraces } from './support/traces.mjs';
import { watchRequests } from './support/watching.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

const embedOf = (demo) => demo.shop.theme.settings.blocks.perkline;

test.afterEach(({ demo }) => {
  embedOf(demo).disabled = false;
});

/** What anybody can find on a page, whoever put it there. */
const found = (page) =>
  page.evaluate(() => ({
    globals: Object.keys(window).filter((name) => name !== 'standing'),
    sheets: document.adoptedStyleSheets.length,
    styles: document.querySelectorAll('style, link[rel=stylesheet]').length,
    classes: document.documentElement.className + document.body.className,
  }));

test('a page with the embed off has nothing of ours', async ({ shopper, page, demo }) => {
  embedOf(demo).disabled = true;
  const requests = watchRequests(page, demo);
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(requests).toEqual({ assets: [], api: [] });
  expect(await page.content()).not.toMatch(/perk-|perkline\.|data-perkline/);
  expect(await page.evaluate(() => 'perkline' in window || !!customElements.get('perk-nudge'))).toBe(false);
});

test('stopped, the drawer and the page are as if the embed was off', async ({ shopper, page, demo }) => {
  const traces = await watchTraces(page, demo);
  embedOf(demo).disabled = true;
  await page.goto('/', { waitUntil: 'networkidle' });
  const without = await found(page);
  embedOf(demo).disabled = false;
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await page.goto('/', { waitUntil: 'networkidle' });
  await shopper.opensTheDrawer();
  await shopper.inDrawer.isLive();
  expect(await traces.standing()).not.toEqual([]);
  await page.evaluate(() => window.perkline.stop());
  await expect(shopper.inDrawer.host).toHaveCount(0);
  await expect.poll(() => traces.standing()).toEqual([]);
  const { globals, styles, ...rest } = await found(page);
  expect(globals.filter((name) => !without.globals.includes(name))).toEqual(['perkline']);
  // The embed's own style sheet came with the server's HTML.
  expect({ ...rest, globals: without.globals, styles: styles - 1 }).toEqual(without);
});

test('stopped on a page with every element, nothing listens and the text of the server is what is read', async ({
  shopper,
  page,
  demo,
}) => {
  const traces = await watchTraces(page, demo);
  await shopper.signsInAs('ada');
  await shopper.opensRewards();
  await shopper.account.isLive();
  expect(await traces.standing()).not.toEqual([]);
  await page.evaluate(() => window.perkline.stop());
  await expect.poll(() => traces.standing()).toEqual([]);
  await shopper.onRewardsPage.isServerText();
  await shopper.balance.isServerText();
});
