// A theme that renders its drawer again takes away what others put in. Ours is the same element afterwards, with the same content.
import { expect, test } from './support/fixtures.mjs';
import { newcomer } from '../harness/newcomer.mjs';
import { teapot } from '../unit/fixtures.mjs';

test('however often, it is the same element, mounted once', { tag: '@nudge' }, async ({ shopper }) => {
  await shopper.signsInAs('ada');
  await shopper.buys('morning-sencha');
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
  await shopper.inDrawer.host.evaluate((host) => {
    host.seenBefore = true;
    host.shadowRoot.firstElementChild.seenBefore = true;
  });
  for (let n = 0; n < 3; n++) await shopper.stepsUp('Morning Sencha');
  await shopper.readsTotal('$40.00 USD');
  await shopper.inDrawer.says('This order earns your $10 reward');
  await expect(shopper.inDrawer.host).toHaveCount(1);
  expect(
    await shopper.inDrawer.host.evaluate((host) => [host.seenBefore, host.shadowRoot.firstElementChild.seenBefore]),
  ).toEqual([true, true]);
});

test('focus inside returns to the same control', async ({ shopper, demo, page }) => {
  await shopper.signsInAs(await newcomer(demo, { orders: [{ daysAgo: 9, variants: Array(4).fill(teapot) }] }));
  await shopper.buys('round-teapot');
  await shopper.inDrawer.button(/Redeem/).focus();
  await page.evaluate(() => document.querySelector('[data-line] [data-step="1"]').click());
  await shopper.readsTotal('$136.00 USD');
  await expect(shopper.inDrawer.button(/Redeem/)).toBeFocused();
});

test("of two products of a combined listing the one that was chosen last stays, whichever's answer is last", async ({
  shopper,
  page,
}) => {
  let release;
  const released = new Promise((done) => (release = done));
  await page.route(/tea-tray-oat\?section_id/, async (route) => {
    await released;
    await route.continue();
  });
  await shopper.signsInAs('ada');
  await shopper.opens('/products/tea-tray-celadon');
  await shopper.item.says('Earn 150 points with this item');
  const late = page.waitForEvent('requestfinished', (request) => request.url().includes('tea-tray-oat'));
  await shopper.chooses('Oat');
  await shopper.chooses('Iron');
  await shopper.item.says('Earn 120 points with this item');
  release();
  await late;
  await shopper.chooses('Double');
  await shopper.item.says('Earn 180 points with this item');
});
