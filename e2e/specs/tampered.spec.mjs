// What a page says about points is worth nothing to the API: a snapshot that was changed on its way, and a script of somebody
// else's, get no more than the customer has.
import { expect, test } from './support/fixtures.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

const ada = '7817134145601';

async function points(demo) {
  return (await (await demo.api.proxied('GET', '/v1/snapshot', { customerId: ada })).json()).member.points.available;
}

test('points that were written into the page buy nothing', async ({ shopper, demo, page, problems }) => {
  problems.expected(/422/);
  const before = await points(demo);
  // As a script of somebody else's would that stands between the page and the API.
  await page.route('**/v1/snapshot*', async (route) => {
    const url = new URL(route.request().url());
    url.searchParams.delete('since');
    const answer = await route.fetch({ url: url.href });
    const snapshot = await answer.json();
    snapshot.member.points.available = 1070;
    await route.fulfill({ response: answer, json: snapshot });
  });
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Your $10 reward is ready to use');
  const refused = page.waitForResponse('**/v1/redemptions*');
  await shopper.onCartPage.button(/Redeem/).click();
  expect((await refused).status()).toBe(422);
  expect(await points(demo)).toBe(before);
  const cart = await (await page.request.get('/cart.js')).json();
  expect(cart.discount_codes).toEqual([]);
});

test("somebody else's script finds no way to points, codes or tokens on window.perkline", async ({
  shopper,
  demo,
  page,
}) => {
  const before = await points(demo);
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.isLive();
  const given = await page.evaluate(async () => {
    const { perkline } = window;
    for (const name of ['perkline:redeemed', 'perkline:joined', 'perkline:ready'])
      document.dispatchEvent(new CustomEvent(name, { detail: { reward_id: 'r10', voucher_id: 'x', code: 'FREE' } }));
    const answers = [];
    for (const name of Object.keys(perkline).filter((name) => typeof perkline[name] === 'function' && name !== 'stop'))
      answers.push(await Promise.resolve(perkline[name]({ reward_id: 'r10' })).catch(() => null));
    return JSON.stringify(answers);
  });
  expect(given).not.toMatch(/PERK-|eyJ|signature/);
  expect(await points(demo)).toBe(before);
  const cart = await (await page.request.get('/cart.js')).json();
  expect(cart.discount_codes).toEqual([]);
});
