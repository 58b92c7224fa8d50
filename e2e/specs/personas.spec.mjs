// Everybody who can sign in, and what each of them reads, with a cart and without.
import { expect, test } from './support/fixtures.mjs';
import { newcomer } from '../harness/newcomer.mjs';
import { sencha50, tastingTin } from '../unit/fixtures.mjs';

/** Lars' tier lapses ten days from now; the last whole day with it, in the program's time zone. */
function lastDay() {
  const lastSecond = Date.now() + 10 * 86_400_000 - 1000;
  return new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', day: 'numeric', month: 'long' })
    .formatToParts(lastSecond)
    .find((part) => part.type === 'day').value;
}

const rows = [
  {
    who: 'ada',
    balance: '850 points',
    tier: 'Member of The Kettle Club',
    rewards: ['Earn 150 more points to reach a $10 reward', 'Earn 650 more points to reach Copper'],
    cart: 'Add $20 more to reach your $10 reward',
  },
  {
    who: 'celeste',
    balance: '4,760 points',
    tier: 'Celadon member',
    rewards: ['Your 15% reward is ready to use'],
    cart: 'Your 15% reward is ready to use',
    more: 'You have reached the highest tier',
  },
  {
    who: 'vera',
    balance: '240 points',
    tier: 'Member of The Kettle Club',
    rewards: ['Your $10 reward is ready to use'],
    cart: 'Your $10 reward is ready to use',
  },
  {
    who: 'lars',
    balance: '3,000 points',
    tier: 'Copper member',
    rewards: [/^Earn 200 more points by .+ to keep Copper$/],
    cart: /^Add \$22 more by .+ to keep Copper$/,
  },
];

for (const { who, balance, tier, rewards, cart, more } of rows) {
  test(`${who} on the rewards page`, async ({ shopper }) => {
    await shopper.signsInAs(who);
    await shopper.opensRewards();
    await shopper.balance.isLive();
    await shopper.balance.says(balance);
    await shopper.tier.says(tier);
    if (more) await shopper.tier.says(more);
    for (const sentence of rewards) await shopper.onRewardsPage.says(sentence);
    await shopper.account.isLive();
    await shopper.account.says(balance);
  });

  test(`${who} with a $10 item in the cart`, { tag: '@nudge' }, async ({ shopper }) => {
    await shopper.signsInAs(who);
    await shopper.hasInCart(sencha50);
    await shopper.opens('/cart');
    await shopper.onCartPage.isLive();
    await shopper.onCartPage.says(cart);
  });
}

test("a lapsing tier names its last day in the program's time zone", async ({ shopper }) => {
  await shopper.signsInAs('lars');
  await shopper.opensRewards();
  await shopper.onRewardsPage.isLive();
  await shopper.onRewardsPage.says(new RegExp(`by [A-Za-z.]+ ${lastDay()}(, \\d{4})? to keep Copper`));
});

test('a candidate can join, and what they bought before counts', async ({ shopper, demo }) => {
  const candidate = await newcomer(demo, { joins: false, orders: [{ daysAgo: 3, variants: [tastingTin] }] });
  await shopper.signsInAs(candidate);
  await shopper.opensRewards();
  await shopper.onRewardsPage.says('Join the program to earn points');
  await shopper.onRewardsPage.button('Join').click();
  await shopper.balance.says('30 points');
  await shopper.onRewardsPage.says('Earn 970 more points to reach a $10 reward');
});

test('cody, who has not joined, with a cart', { tag: '@nudge' }, async ({ shopper }) => {
  await shopper.signsInAs('cody');
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Join to earn 50 points with this order');
});

test('a guest is led to signing in', { tag: '@nudge' }, async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  await shopper.onCartPage.says('Sign in to earn 50 points with this order');
  await shopper.onCartPage.link('Sign in').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test("a guest's rewards page", async ({ shopper }) => {
  await shopper.opensRewards();
  await shopper.onRewardsPage.says('Sign in to earn points');
});

test('from the sign-in page one becomes somebody else', async ({ shopper, page }) => {
  await shopper.opens('/account/login');
  await page.getByRole('button', { name: /Celeste Okafor/ }).click();
  await expect(page.getByRole('link', { name: 'Account of Celeste' })).toBeVisible();
});
