// Points are never lost: the API is killed at each step of a redemption, the page is loaded in the middle, two tabs ask at once.
import { expect, test } from './support/fixtures.mjs';
import { newcomer } from '../harness/newcomer.mjs';
import { shopCode } from './support/shop_code.mjs';
import { Shopper } from './support/shopper.mjs';
import { sencha50, teapot } from '../unit/fixtures.mjs';

/** 68 * 3 + 10 = $214, 1,070 points: one $10 reward, and 70 are left. */
const withAReward = (demo) =>
  newcomer(demo, { orders: [{ daysAgo: 9, variants: [teapot, teapot, teapot, sencha50] }] });

/** Points, and what the vouchers cost: always the same sum. */
async function worthOf(demo, { id }) {
  const answer = await demo.api.proxied('GET', '/v1/snapshot', { customerId: id });
  const { member } = await answer.json();
  return { points: member.points.available, vouchers: member.vouchers.length };
}

const losesNothing = (demo, person) =>
  expect
    .poll(async () => {
      const { points, vouchers } = await worthOf(demo, person);
      return points + 1000 * vouchers;
    })
    .toBe(1070);

/** The API dies the first time that it gets there, and an answer that it has given is lost on its way. */
function killsAt(demo, step) {
  let killed = false;
  demo.shop.conditions.onStep = async (name) => {
    if (killed || name !== step) return;
    killed = true;
    await demo.process.stop('SIGKILL');
    if (name.endsWith(' answered')) throw new Error('the answer is lost on its way');
  };
}

async function usesTheReward(shopper) {
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  await shopper.onCartPage.button(/Redeem|Use/).click();
  await shopper.readsTotal('$58.00 USD');
}

test.afterEach(async ({ demo }) => {
  demo.shop.conditions.onStep = undefined;
  await demo.process.start();
});

for (const step of ['redemption asked', 'code asked', 'code made', 'redemption answered']) {
  test(`the API is killed at "${step}"`, async ({ shopper, demo, problems }) => {
    problems.expected(/502/);
    problems.expected(/^perkline:error/);
    const person = await withAReward(demo);
    await shopper.signsInAs(person);
    await shopper.hasInCart(teapot);
    await shopper.opens('/cart');
    killsAt(demo, step);
    await shopper.onCartPage.button(/Redeem/).click();
    await expect(shopper.onCartPage.host.getByText(/from your points/)).toBeVisible();
    await demo.process.start();
    await losesNothing(demo, person);
    await usesTheReward(shopper);
    expect(await worthOf(demo, person)).toEqual({ points: 70, vouchers: 1 });
  });
}

for (const [step, worth, offered] of [
  ['cancel asked', { points: 70, vouchers: 1 }, 'Use $10 reward'],
  ['cancel answered', { points: 1070, vouchers: 0 }, 'Redeem $10 reward'],
]) {
  test(`the API is killed at "${step}"`, async ({ shopper, demo, page, problems }) => {
    problems.expected(/502/);
    problems.expected(/^perkline:error/);
    const person = await withAReward(demo);
    // It combines with nothing, so the cart refuses the voucher, which is to be given back.
    const discount = shopCode(demo, person, `ALONE-${person.id}`, []);
    await shopper.signsInAs(person);
    await shopper.hasInCart(teapot);
    await page.request.post('/cart/update.js', { data: { discount } });
    await shopper.opens('/cart');
    killsAt(demo, step);
    await shopper.onCartPage.button('Redeem $10 reward').click();
    await shopper.onCartPage.says(
      'The code could not be applied to this cart. You have the voucher, or your points back.',
    );
    await demo.process.start();
    expect(await worthOf(demo, person)).toEqual(worth);
    await page.request.post('/cart/update.js', { data: { discount: '' } });
    await shopper.opens('/cart');
    await expect(shopper.onCartPage.button(offered)).toBeVisible();
    await usesTheReward(shopper);
    expect(await worthOf(demo, person)).toEqual({ points: 70, vouchers: 1 });
  });
}

test('loaded again in the middle, the voucher is offered and not bought again', async ({ shopper, demo, page }) => {
  const person = await withAReward(demo);
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  await shopper.opens('/cart');
  const answered = new Promise((resolve) => {
    demo.shop.conditions.onStep = (name) => {
      if (name !== 'redemption answered') return undefined;
      resolve();
      // The page is gone before it hears.
      return page.waitForEvent('domcontentloaded');
    };
  });
  await shopper.onCartPage.button(/Redeem/).click();
  await answered;
  await page.reload();
  await usesTheReward(shopper);
  expect(await worthOf(demo, person)).toEqual({ points: 70, vouchers: 1 });
});

test('two tabs that redeem at the same time buy once', async ({ shopper, demo, page, context, problems }) => {
  problems.expected(/409|422/);
  const person = await withAReward(demo);
  await shopper.signsInAs(person);
  await shopper.hasInCart(teapot);
  const other = new Shopper(await context.newPage(), demo);
  const tabs = [shopper, other];
  for (const tab of tabs) {
    await tab.opens('/cart');
    await tab.onCartPage.isLive();
  }
  await Promise.all(tabs.map((tab) => tab.onCartPage.button(/Redeem/).click()));
  await expect.poll(async () => (await (await page.request.get('/cart.js')).json()).total_price).toBe(5800);
  expect(await worthOf(demo, person)).toEqual({ points: 70, vouchers: 1 });
  await page.reload();
  await shopper.readsTotal('$58.00 USD');
});
