// The tour: what must be so in every browser. Each stop begins with a page of its own, and may return a note.
import { newcomer, someoneLike } from '../harness/newcomer.mjs';
import { sencha50, teapot } from '../unit/fixtures.mjs';
import { buttonIn, sentencesIn } from './seen.mjs';
import { until } from './waiting.mjs';

const onRewardsPage = 'main perk-nudge[surface=account]';
const balance = 'main perk-balance';
const onCartPage = 'main perk-nudge[surface=cart]';
const inDrawer = 'dialog perk-nudge[surface=cart-drawer]';
const item = 'main perk-product';

/** As far as Ada's 850 points, without her. */
const likeAda = (demo) => someoneLike(demo, 'ada');

/** 68 * 3 + 10 = $214, 1,070 points: one $10 reward. */
const withAReward = (demo) =>
  newcomer(demo, { orders: [{ daysAgo: 9, variants: [teapot, teapot, teapot, sencha50] }] });

export const tour = {
  async "the server's text is there first, then the Wasm's"(browser, demo) {
    // Before any page: each of them fills the cache while it has nothing else to do.
    let send;
    demo.assets.held.set('perkline.wasm', new Promise((resolve) => (send = resolve)));
    try {
      await signsIn(browser, demo, await likeAda(demo));
      await browser.opens(`${demo.url}/pages/rewards`);
      await says(browser, onRewardsPage, 'server', 'Earn 150 more points to reach a $10 reward');
      await says(browser, balance, 'server', '850 points');
    } finally {
      send();
    }
    await says(browser, onRewardsPage, 'live', 'Earn 150 more points to reach a $10 reward');
    await says(browser, balance, 'live', '850 points');
  },

  async 'the drawer follows the cart'(browser, demo) {
    await signsIn(browser, demo, await likeAda(demo));
    await browser.opens(`${demo.url}/products/morning-sencha`);
    await clicks(browser, 'main', 'Add to cart');
    await says(browser, inDrawer, 'live', 'Add $20 more to reach your $10 reward');
    await clicks(browser, 'dialog[open]', 'One more: Quantity of Morning Sencha');
    await says(browser, inDrawer, 'live', 'Add $10 more to reach your $10 reward');
  },

  async 'a change that the theme tells nobody of is followed'(browser, demo) {
    await signsIn(browser, demo, await likeAda(demo));
    await put(browser, sencha50);
    await browser.opens(`${demo.url}/cart`);
    await says(browser, onCartPage, 'live', 'Add $20 more to reach your $10 reward');
    await put(browser, sencha50);
    await says(browser, onCartPage, 'live', 'Add $10 more to reach your $10 reward');
  },

  async 'the product page follows the variant'(browser, demo) {
    await signsIn(browser, demo, await likeAda(demo));
    await browser.opens(`${demo.url}/products/morning-sencha`);
    await says(browser, item, 'live', 'Earn 50 points with this item');
    await browser.clicks(() => [...document.querySelectorAll('label')].find((each) => each.textContent === '250 g'));
    await says(browser, item, 'live', 'This item earns your $10 reward');
  },

  async 'a reward is redeemed in the drawer, and the total falls'(browser, demo) {
    await signsIn(browser, demo, await withAReward(demo));
    await browser.opens(`${demo.url}/products/round-teapot`);
    await clicks(browser, 'main', 'Add to cart');
    await says(browser, inDrawer, 'live', 'Your $10 reward is ready to use');
    await clicks(browser, inDrawer, 'Redeem');
    await reads(browser, 'dialog [data-cart-total]', '$58.00 USD');
  },

  async 'the cart changed on the next page, then Back: the cart is read again'(browser, demo) {
    demo.shop.conditions.caching = 'no-cache';
    await signsIn(browser, demo, await likeAda(demo));
    await put(browser, sencha50);
    await browser.opens(`${demo.url}/cart`);
    await says(browser, onCartPage, 'live', 'Add $20 more to reach your $10 reward');
    await browser.evaluate(() => void (window.here = true));
    await browser.opens(`${demo.url}/`);
    await put(browser, sencha50);
    await browser.goesBack();
    await says(browser, onCartPage, 'live', 'Add $10 more to reach your $10 reward');
    return (await browser.evaluate(() => window.here)) ? 'the page had been kept' : 'the page was loaded anew';
  },

  async 'signed out, then Back: no points'(browser, demo) {
    demo.shop.conditions.caching = 'no-cache';
    await signsIn(browser, demo, await likeAda(demo));
    await browser.opens(`${demo.url}/pages/rewards`);
    await says(browser, balance, 'live', '850 points');
    await browser.opens(`${demo.url}/`);
    await post(browser, '/account/logout', {});
    await browser.goesBack();
    await says(browser, onRewardsPage, null, 'Sign in to earn points');
    const { server, live } = await browser.evaluate(sentencesIn, balance);
    if ([...server, ...live].some((text) => text.includes('850'))) throw new Error('the points are to be seen');
  },

  async "a policy that refuses WebAssembly: the server's text stays"(browser, demo) {
    const { origin } = demo.assets;
    demo.shop.conditions.policy = `script-src 'self' 'unsafe-inline' ${origin}; connect-src 'self' ${origin}`;
    await signsIn(browser, demo, await likeAda(demo));
    await browser.opens(`${demo.url}/pages/rewards`);
    const took = await browser.evaluate(() => window.perkline.ready);
    if (took) throw new Error('the Wasm has run');
    await says(browser, balance, 'server', '850 points');
    const { live } = await browser.evaluate(sentencesIn, balance);
    if (live.length > 0) throw new Error(`beside it stands ${live}`);
  },
};

/** With an empty cart, and from a page that is not of the stop. */
async function signsIn(browser, demo, { id }) {
  await browser.opens(`${demo.url}/account/login`);
  await post(browser, '/cart/clear.js', {});
  await post(browser, '/account/login', { customer_id: id });
}

const put = (browser, id) => post(browser, '/cart/add.js', { id, quantity: 1 });

/** As a script of the page that is nobody's. */
const post = (browser, path, fields) =>
  browser.evaluate(
    (to, body) => fetch(to, { method: 'POST', body: new URLSearchParams(body) }).then((answer) => answer.text()),
    path,
    fields,
  );

/** `by` is "server" or "live", or null for either. */
function says(browser, selector, by, sentence) {
  const look = () => browser.evaluate(sentencesIn, selector);
  const said = ({ server, live }) => (by === 'server' ? server : by === 'live' ? live : [...server, ...live]);
  return until(
    `${selector} says ${sentence} (${by ?? 'whoever'})`,
    async () => said(await look()).includes(sentence),
    async () => `, but ${JSON.stringify(await look())}`,
  );
}

async function clicks(browser, selector, name) {
  const nothing = await until(`there is a button ${name}`, () =>
    browser.clicks(buttonIn, selector, name).then(
      () => 'clicked',
      (problem) => (/nothing/.test(problem.message) ? '' : problem),
    ),
  );
  if (nothing instanceof Error) throw nothing;
}

function reads(browser, selector, text) {
  const look = () => browser.evaluate((at) => document.querySelector(at)?.textContent.trim(), selector);
  return until(
    `${selector} reads ${text}`,
    async () => (await look()) === text,
    async () => `, but ${await look()}`,
  );
}
