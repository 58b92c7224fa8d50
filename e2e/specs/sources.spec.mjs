// Everything on a page that can change the cart is noticed, by one read; what we write ourselves is not.
import { expect, test } from './support/fixtures.mjs';
import { watchOurs } from './support/asked.mjs';
import { tins } from './support/behind.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

const one = 'Add $20 more to reach your $10 reward';
const two = 'Add $10 more to reach your $10 reward';

const fields = { id: sencha50, quantity: 2 };

const secondTin = (page) => tins(page, 2);

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    // Horizon 3's own, with what its themes read of it.
    window.horizonEvent = () => new CustomEvent('cart:update', { bubbles: true, detail: { data: {} } });
  }),
);

async function onCartPage({ shopper, page }) {
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  const ours = await watchOurs(page);
  await shopper.opens('/cart');
  await shopper.onCartPage.says(one);
  await page.waitForLoadState('networkidle');
  ours.since();
  return ours;
}

/** Each runs in the page. */
const requests = {
  'fetch to /cart/change.js': (body) =>
    fetch('/cart/change.js', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  'fetch to /cart/change, a form without .js': (body) =>
    fetch('/cart/change', { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' }),
  'fetch below the root of a language': (body) =>
    fetch('/fr/cart/change.js', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  'fetch below the root of a language and region': (body) =>
    fetch('/pt-br/cart/update.js', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ updates: { [body.id]: body.quantity } }),
    }),
  XMLHttpRequest: (body) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open('POST', '/cart/change.js');
      request.setRequestHeader('content-type', 'application/json');
      request.onload = () => done();
      request.send(JSON.stringify(body));
    }),
};

for (const [what, run] of Object.entries(requests)) {
  test(`${what}: one read`, async ({ shopper, page }) => {
    const ours = await onCartPage({ shopper, page });
    await page.evaluate(`(${run})(${JSON.stringify(fields)}).then((answer) => answer?.text() ?? null).then(() => {})`);
    await shopper.onCartPage.says(two);
    expect(ours.reads()).toBe(1);
  });
}

const events = {
  'a standard event, when its promise is kept': () => {
    document.dispatchEvent(
      Object.assign(new Event('shopify:cart:lines-update', { bubbles: true }), {
        promise: Promise.resolve({ cart: null }),
      }),
    );
  },
  "Horizon 3's own event": () => {
    document.body.dispatchEvent(window.horizonEvent());
  },
  'the return to the tab': () => {
    document.dispatchEvent(new Event('visibilitychange'));
  },
  'the way back from the cache': () => {
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
};

for (const [what, run] of Object.entries(events)) {
  test(`${what}, without any request: one read`, async ({ shopper, page }) => {
    const ours = await onCartPage({ shopper, page });
    await secondTin(page);
    await page.evaluate(`(${run})()`);
    await shopper.onCartPage.says(two);
    expect(ours.reads()).toBe(1);
  });
}

test('a standard event that was overtaken (AbortError) is no error, and reads nothing', async ({ shopper, page }) => {
  const ours = await onCartPage({ shopper, page });
  await page.evaluate(() => {
    const overtaken = new Event('shopify:cart:lines-update', { bubbles: true });
    overtaken.promise = Promise.reject(new DOMException('newer', 'AbortError'));
    document.dispatchEvent(overtaken);
  });
  await secondTin(page);
  await page.evaluate(() => {
    document.dispatchEvent(window.horizonEvent());
  });
  await shopper.onCartPage.says(two);
  expect(ours.reads()).toBe(1);
});

test('a burst is one read', async ({ shopper, page }) => {
  const ours = await onCartPage({ shopper, page });
  await secondTin(page);
  await page.evaluate(() => {
    for (let n = 0; n < 20; n++) document.dispatchEvent(new Event('shopify:cart:lines-update'));
    for (let n = 0; n < 20; n++) document.dispatchEvent(window.horizonEvent());
  });
  await shopper.onCartPage.says(two);
  expect(ours.reads()).toBe(1);
});

test('the Storefront API from the page: at most one read a second', async ({ shopper, page }) => {
  const ours = await onCartPage({ shopper, page });
  await page.route('**/api/*/graphql.json', (route) => route.fulfill({ json: { data: {} } }));
  await secondTin(page);
  await page.evaluate(async () => {
    for (let n = 0; n < 10; n++) await fetch('/api/2026-10/graphql.json', { method: 'POST', body: '{}' });
  });
  await shopper.onCartPage.says(two);
  expect(ours.reads()).toBeLessThanOrEqual(2);
});

test('a late answer never overwrites a newer cart', async ({ shopper, page }) => {
  await onCartPage({ shopper, page });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  let asked = 0;
  await page.route('**/cart.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    if (++asked === 1) await held;
    await route.fulfill({ response, body });
  });
  const wake = () => page.evaluate(() => void document.dispatchEvent(window.horizonEvent()));
  await wake();
  await expect.poll(() => asked).toBe(1);
  await secondTin(page);
  await wake();
  await shopper.onCartPage.says(two);
  const late = page.waitForResponse('**/cart.js');
  release();
  await late;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await shopper.onCartPage.says(two);
});

test('what we write ourselves does not wake us', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.choosesCountry('DE');
  await shopper.hasInCart(sencha50);
  const ours = await watchOurs(page);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add €18.38 more to reach your $10 reward');
  await expect
    .poll(async () => Object.keys((await (await page.request.get('/cart.js')).json()).attributes))
    .toContain('_perk_rate');
  await page.waitForLoadState('networkidle');
  expect(ours.reads()).toBe(1);
});

test('every path begins with the root of the language', async ({ shopper, page }) => {
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  const ours = await watchOurs(page);
  await shopper.opens('/fr/cart');
  await shopper.onCartPage.says(one);
  expect(ours.asked.filter((url) => url.includes('cart'))).toEqual(['/fr/cart.js']);
});

test('nothing of the page is patched', async ({ shopper, page }) => {
  await page.addInitScript(() => {
    window.before = [
      fetch,
      XMLHttpRequest.prototype.open,
      XMLHttpRequest.prototype.send,
      EventTarget.prototype.dispatchEvent,
    ];
  });
  await onCartPage({ shopper, page });
  expect(
    await page.evaluate(() =>
      [fetch, XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, EventTarget.prototype.dispatchEvent].map(
        (now, n) => now === window.before[n],
      ),
    ),
  ).toEqual([true, true, true, true]);
});
