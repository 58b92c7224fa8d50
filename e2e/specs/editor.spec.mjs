// The theme editor: the merchant sees the page as others would, is told what does not work, and shoppers see none of it.
import { expect, test } from './support/fixtures.mjs';
import { keepSettings, settingsOf } from './support/settings.mjs';
import { watchRequests } from './support/watching.mjs';

keepSettings(test);

for (const [persona, told, said] of [
  ['guest', 'a guest', 'Sign in to earn points'],
  ['near', 'a member near a reward', /more points to reach/],
  ['ready', 'a member with a reward ready', /is ready to use/],
  ['top', 'a member of the highest tier', /./],
  ['lapsing', 'a member whose tier is about to end', /to keep/],
]) {
  test(`previewed as ${told}: the page says so`, async ({ shopper, page, demo }) => {
    settingsOf(demo).preview_as = persona;
    const requests = watchRequests(page, demo);
    await page.goto('/pages/rewards?editor');
    await shopper.onRewardsPage.isTakenOver();
    await expect(page.getByText('Perkline preview, for you only')).toBeVisible();
    await expect(page.getByText(told).first()).toBeVisible();
    await shopper.onRewardsPage.says(said);
    expect(requests.api).toEqual([]);
    expect(requests.assets).toContain('perkline-previews.json');
  });
}

test('shoppers see no preview, whatever the setting, and load nothing of it', async ({ shopper, page, demo }) => {
  settingsOf(demo).preview_as = 'ready';
  const requests = watchRequests(page, demo);
  await shopper.signsInAs('ada');
  await page.goto('/pages/rewards', { waitUntil: 'networkidle' });
  await shopper.balance.says('850 points');
  await expect(page.getByText('Perkline preview')).toHaveCount(0);
  expect(requests.assets.filter((name) => /preview|editor/.test(name))).toEqual([]);
});

for (const [what, selector, notice] of [
  ['matches nothing', '#nowhere', /Nothing on this page matches/],
  ['is no selector', '#', /is not a CSS selector/],
]) {
  test(`a place that ${what} is told to the merchant, and to nobody else`, async ({ shopper, page, demo }) => {
    settingsOf(demo).placement_selector = selector;
    await page.goto('/?editor');
    await expect(page.getByText(notice)).toBeVisible();
    await page.goto('/', { waitUntil: 'networkidle' });
    await expect(page.getByText(notice)).toHaveCount(0);
    await shopper.opens('/products/morning-sencha');
    await shopper.addsToCart();
    await expect(shopper.inDrawer.host).toHaveCount(0);
  });
}

test("the merchant's own words stand in the nudge, with its facts in them", async ({ shopper, demo }) => {
  settingsOf(demo).text_reach_reward = 'Only {amount} to go for your {reward}';
  await shopper.signsInAs('ada');
  await shopper.opens('/products/morning-sencha');
  await shopper.addsToCart();
  await shopper.inDrawer.says('Only $20 to go for your $10 reward');
});

test('own words that name what nobody knows are refused: ours stay, and the merchant is told', async ({
  shopper,
  page,
  demo,
}) => {
  settingsOf(demo).text_reach_reward = 'Only {price} to go';
  await page.goto('/?editor');
  await expect(page.getByText(/Your own words are not used.*\{amount\}, \{reward\} \(reach reward\)/)).toBeVisible();
  await shopper.signsInAs('ada');
  await shopper.opens('/products/morning-sencha');
  await shopper.addsToCart();
  await shopper.inDrawer.says('Add $20 more to reach your $10 reward');
});
