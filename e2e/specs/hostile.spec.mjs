// Merchant's words are text, never markup: a reward that is named like an attack is read like any other.
import { startDemo } from '../harness/start.mjs';
import { demoProgram } from '../harness/seed.mjs';
import { expect, test } from './support/fixtures.mjs';
import { Shopper } from './support/shopper.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

const title = '</script><img src=x onerror=window.attacked=1>';

const rewards = demoProgram.rewards.map((reward) => (reward.id === 'r10' ? { ...reward, title } : reward));

const tiers = demoProgram.tiers.map((tier) => ({ ...tier, name: `${tier.name}<!--<script>` }));

test('a reward named like an attack stays text, on every page and in the drawer', async ({ page }) => {
  const demo = await startDemo({ program: { ...demoProgram, name: 'Club & <b>Co</b>', rewards, tiers } });
  try {
    const shopper = new Shopper(page, demo);
    await shopper.signsInAs('ada');
    await page.goto(`${demo.url}/pages/rewards`);
    await shopper.onRewardsPage.isLive();
    await shopper.onRewardsPage.says(`Earn 150 more points to reach a ${title}`);
    await shopper.tier.says('Member of Club & <b>Co</b>');
    await shopper.account.isLive();
    await page.goto(`${demo.url}/products/morning-sencha`);
    await shopper.addsToCart();
    await shopper.inDrawer.says(`Add $20 more to reach your ${title}`);
    await shopper.hasInCart(sencha50);
    await page.goto(`${demo.url}/cart`);
    await shopper.onCartPage.says(`Add $10 more to reach your ${title}`);
    await expect(page.locator('img[src=x], perk-nudge b, perk-tier b')).toHaveCount(0);
    expect(await page.evaluate(() => window.attacked)).toBeUndefined();
  } finally {
    await demo.stop();
  }
});

test.describe("and the server's text, without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test('holds too', async ({ page }) => {
    const demo = await startDemo({ program: { ...demoProgram, rewards, tiers } });
    try {
      const shopper = new Shopper(page, demo);
      await shopper.signsInAs('ada');
      await page.goto(`${demo.url}/pages/rewards`);
      await shopper.onRewardsPage.says(`Earn 150 more points to reach a ${title}`);
      await expect(page.locator('img[src=x]')).toHaveCount(0);
    } finally {
      await demo.stop();
    }
  });
});
