// The whole promise: who reads an amount in the drawer and buys for exactly that much is, once the order is in the ledger, where the
// sentence said; who buys for one minor unit less is not.
import { expect, test as base } from './support/fixtures.mjs';
import { basket, dice, goods, past, programOf } from './support/promised.mjs';
import { newcomer } from '../harness/newcomer.mjs';
import { demoProgram, setProgram } from '../harness/seed.mjs';
import { startDemo } from '../harness/start.mjs';
import { sellAt } from '../shop/catalog.mjs';
import { minorFromDecimal, shopCurrency, toShop } from '../shop/money.mjs';
import { code, teapot } from '../unit/fixtures.mjs';

/** A demo of its own: its program changes under it. */
const test = base.extend({
  demo: [
    async ({ theme }, use) => {
      const demo = await startDemo({ theme, program: programOf('reach_reward') });
      await use(demo);
      await demo.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

const markets = [
  ['US', 'USD'],
  ['DE', 'EUR'],
  ['JP', 'JPY'],
  ['KW', 'KWD'],
];

/** How many members read each kind, in each currency; and what the ledger has to say for it to be so. */
const kinds = [
  ['reach_reward', 4, ({ points }, goal) => points.available >= rewardOf(goal).points],
  ['keep_tier', 1, ({ qualifying }) => Number(qualifying.now) >= Number(qualifying.to_keep)],
  ['reach_tier', 2, ({ tier }, goal) => tierOf(tier?.id)?.name === goal],
];

const rewardOf = (title) => demoProgram.rewards.find((reward) => reward.title === title);

const tierOf = (id) => demoProgram.tiers.find((tier) => tier.id === id);

const reading = {
  reach_reward: /^Add (.+) more to reach your (.+)$/,
  keep_tier: /^Add (.+) more by .+ to keep (.+)$/,
  reach_tier: /^Add (.+) more to reach (.+)$/,
  unlock_minimum: /^Add (.+) more to use your (.+)$/,
};

let codes = 0;

for (const [kind, count, isReached] of kinds) {
  test.describe(kind, () => {
    test.beforeAll(({ demo }) => showOnly(demo, kind));
    for (const [country, currency] of markets)
      for (let seed = 1; seed <= count; seed++)
        test(`${currency}, member ${seed}`, async ({ shopper, demo, page, playwright }) => {
          const pair = await twins(demo, { seed, kind, currency });
          await fills(page.request, demo, { ...pair, member: pair.one, country });
          const { minor, goal } = await reads(shopper, kind, currency);
          const rate = await ratePromised(page.request, currency);
          await buys(page.request, { minor, currency });

          const other = await playwright.request.newContext({ baseURL: demo.url });
          await fills(other, demo, { ...pair, member: pair.other, country });
          await other.post('/cart/update.js', { data: { attributes: rate } });
          await buys(other, { minor: minor - 1, currency });
          await other.dispose();

          expect(isReached(await ledgerOf(demo, pair.one), goal), `${goal} with ${minor}`).toBe(true);
          expect(isReached(await ledgerOf(demo, pair.other), goal), `${goal} with ${minor - 1}`).toBe(false);
          if (kind !== 'reach_reward') return;
          await shopper.opensRewards();
          await expect(shopper.account.button(`Redeem ${goal}`)).toBeEnabled();
        });
  });
}

test('the members differ: codes and none, tiers and none, goods that earn twice, less, or nothing', () => {
  const seen = markets.flatMap(([, currency]) =>
    kinds.flatMap(([kind, count]) =>
      Array.from({ length: count }, (_, n) => {
        const throws = throwsOf({ seed: n + 1, kind, currency });
        return { before: past(throws, kind).orders[0].variants.join(), ...basket(throws, currency, kind) };
      }),
    ),
  );
  const withTier = seen.filter(({ before }) => before === Array(5).fill(teapot).join());
  expect(seen.length / markets.length).toBeGreaterThanOrEqual(6);
  expect(new Set(seen.map(({ before }) => before)).size).toBeGreaterThan(seen.length / 2);
  for (const some of [withTier, seen.filter((each) => each.code !== null)]) {
    expect(some.length).toBeGreaterThan(2);
    expect(some.length).toBeLessThan(seen.length - 2);
  }
  for (const variant of goods) expect(seen.some(({ lines }) => lines.some(([id]) => id === variant))).toBe(true);
});

test.describe('unlock_minimum', () => {
  test.beforeAll(({ demo }) => showOnly(demo, 'unlock_minimum'));
  for (const [country, currency] of markets)
    test(`${currency}: with the amount the reward can be used, with less it can't`, async ({ shopper, demo, page }) => {
      const pair = await twins(demo, { seed: 1, kind: 'unlock_minimum', currency });
      await fills(page.request, demo, { ...pair, member: pair.one, country });
      const { minor, goal } = await reads(shopper, 'unlock_minimum', currency);
      // What cart.js can tell apart: ten fils, and one of any other minor unit.
      const step = currency === 'KWD' ? 10 : 1;
      const enough = Math.ceil(minor / step) * step;
      await adds(page.request, { minor: enough - step, currency });
      await shopper.opens('/cart');
      await shown(shopper.onCartPage, 'unlock_minimum', currency);
      await page.request.post('/cart/change.js', { data: { line: 1, quantity: 0 } });
      await adds(page.request, { minor: enough, currency });
      await shopper.opens('/cart');
      await shopper.onCartPage.says(`Your ${goal} is ready to use`);
    });
});

async function showOnly(demo, kind) {
  await setProgram(demo.api.base, programOf(kind));
  await demo.metafields.refresh(null);
}

const throwsOf = ({ seed, kind, currency }) =>
  dice(seed * 1000 + kind.length * 10 + markets.findIndex(([, each]) => each === currency));

/** Two members with one past, and the cart that both will have. */
async function twins(demo, { seed, kind, currency }) {
  const throws = throwsOf({ seed, kind, currency });
  const before = past(throws, kind);
  const bought = basket(throws, currency, kind);
  return { one: await newcomer(demo, before), other: await newcomer(demo, before), ...bought };
}

async function fills(request, demo, { member, country, lines, code: percent }) {
  await request.post(`${demo.url}/account/login`, { form: { customer_id: member.id } });
  await request.post(`${demo.url}/localization`, { form: { country_code: country } });
  const items = lines.map(([id, quantity]) => ({ id, quantity }));
  await request.post(`${demo.url}/cart/add.js`, { data: { items } });
  if (percent === null) return;
  const discount = `PROMISE-${codes++}`;
  demo.shop.book.create(
    code({ redemption_id: discount, code: discount, customer_id: member.id, kind: 'amount_off', value: percent }),
  );
  await request.post(`${demo.url}/cart/update.js`, { data: { discount } });
}

async function reads(shopper, kind, currency) {
  await shopper.opens('/');
  await shopper.opensTheDrawer();
  return shown(shopper.inDrawer, kind, currency);
}

/** The amount of a sentence in minor units, and what it leads to. */
async function shown(element, kind, currency) {
  const sentence = element.host.getByText(reading[kind]).filter({ visible: true }).first();
  await expect(sentence).toBeVisible();
  const [, amount, goal] = reading[kind].exec((await sentence.textContent()).trim());
  return { minor: minorFromDecimal(amount.replace(/[^\d.]/g, ''), currency), goal };
}

/** The page notes the rate it reckoned with on the cart; it takes a moment. */
async function ratePromised(request, currency) {
  if (currency === shopCurrency) return {};
  const attributes = async () => (await (await request.get('/cart.js')).json()).attributes;
  await expect.poll(async () => Object.keys(await attributes())).toContain('_perk_rate');
  return attributes();
}

const adds = (request, { minor, currency }) =>
  request.post('/cart/add.js', {
    data: { items: [{ id: sellAt(minor, currency, toShop(minor, currency)), quantity: 1 }] },
  });

/** One more item at that price, and the order is placed. Nothing more is bought for nothing more. */
async function buys(request, { minor, currency }) {
  if (minor > 0) await adds(request, { minor, currency });
  const answer = await request.post('/checkout', { form: {} });
  expect(answer.url()).toContain('/orders/');
}

const ledgerOf = async (demo, { id }) => (await demo.api.read('/v1/snapshot', id)).member;
