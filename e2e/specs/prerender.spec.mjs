// A page that the browser renders ahead may never be looked at: nothing of ours is fetched, compiled or asked before it is.
import { expect, test as base } from './support/fixtures.mjs';
import { openPuppeteer, rendersAhead } from './support/ahead.mjs';
import { personByKey } from '../shop/people.mjs';

const test = base.extend({
  rendering: async ({ launchOptions }, use) => {
    const browser = await openPuppeteer(launchOptions);
    await use(browser);
    await browser.close();
  },
});

/** Counts from now on; that nothing was compiled before is told by what was fetched. */
const countCompilations = () => {
  window.compilations = 0;
  for (const name of ['compile', 'compileStreaming']) {
    WebAssembly[name] = new Proxy(WebAssembly[name], {
      apply(target, self, given) {
        window.compilations += 1;
        return Reflect.apply(target, self, given);
      },
    });
  }
};

/** What we asked for, as the page lists it: from the cache too, each with the time at which it began. */
const askedByUs = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name, startTime }) => ({ name: new URL(name).pathname.split('/').pop(), startTime }))
    .filter(({ name }) => ['perkline-page.js', 'perkline.wasm', 'snapshot', 'entries', 'cart.js'].includes(name));

test('a page that is rendered ahead begins when it is shown', async ({ rendering, demo }) => {
  const page = await rendering.newPage();
  await page.goto(`${demo.url}/account/login`);
  await page.evaluate(
    (id) => fetch('/account/login', { method: 'POST', body: new URLSearchParams({ customer_id: id }) }),
    personByKey.get('ada').id,
  );
  await page.goto(demo.url, { waitUntil: 'networkidle0' });
  demo.shop.proxied.length = 0;
  const there = await rendersAhead(rendering, page, '/pages/rewards');

  // Before the page there is an empty one, which is complete as well.
  await expect.poll(() => there(() => Boolean(customElements.get('perk-balance') && window.perkline))).toBe(true);
  await expect.poll(() => there(() => document.readyState)).toBe('complete');
  expect(await there(() => document.prerendering)).toBe(true);
  expect(await there(() => document.querySelector('main perk-balance').innerText)).toContain('850 points');
  await there(countCompilations);
  // Whoever does not wait begins with the first idle moment at the latest.
  await there(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(await there(askedByUs)).toEqual([]);
  expect(demo.shop.proxied).toEqual([]);

  await page.evaluate(() => document.querySelector('a[href="/pages/rewards"]').click());
  await expect
    .poll(() => there(() => document.querySelector('main perk-balance').shadowRoot?.textContent ?? ''))
    .toContain('850 points');
  const shownAt = await there(() => performance.getEntriesByType('navigation')[0].activationStart);
  expect(shownAt).toBeGreaterThan(0);
  await expect.poll(async () => (await there(askedByUs)).map(({ name }) => name)).toContain('snapshot');
  for (const { name, startTime } of await there(askedByUs)) expect(startTime, name).toBeGreaterThan(shownAt);
  expect(await there(() => window.compilations)).toBe(1);
});
