// The pictures of docs/merchants.md: what the theme editor shows in its frame, on the demo's theme.
import { expect, test } from './support/fixtures.mjs';
import { standsStill, takePicture } from './support/pictures.mjs';
import { keepSettings, settingsOf } from './support/settings.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

keepSettings(test);

test.use({ viewport: { width: 1120, height: 680 } });

const note = (page, text) => expect(page.getByText(text)).toBeVisible();

test('a preview', async ({ shopper, page, demo }) => {
  await page.setViewportSize({ width: 1120, height: 860 });
  settingsOf(demo).preview_as = 'ready';
  await shopper.opens('/pages/rewards?editor');
  await shopper.account.isLive();
  await shopper.onRewardsPage.says(/is ready to use/);
  await note(page, 'Perkline preview, for you only');
  await standsStill(page);
  await takePicture(page, 'editor-preview');
});

test('a place that is not on the page', async ({ shopper, page, demo }) => {
  settingsOf(demo).placement_selector = '.drawer__foot';
  await shopper.opens('/?editor');
  await note(page, /Nothing on this page matches/);
  await takePicture(page, 'editor-place');
});

test('words that are refused, and ours in their place', async ({ shopper, page, demo }) => {
  await page.setViewportSize({ width: 1120, height: 780 });
  settingsOf(demo).text_reach_reward = 'Only {price} to go';
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart?editor');
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
  await note(page, /Your own words are not used/);
  await takePicture(page, 'editor-words');
});
