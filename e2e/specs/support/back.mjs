// The Back button as browsers have it: Playwright switches the back-forward cache off, because its own network log can't follow it.
import { expect } from '@playwright/test';

/** For `test.use`. */
export const withBackForwardCache = {
  launchOptions: ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
};

/** Makes pages note that they were kept whole, and what of `selector` could be seen as they came back. */
export async function watchReturns(page, selector) {
  await page.addInitScript((ours) => {
    window.returns = [];
    addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      const seen = [...document.querySelectorAll(ours)].filter((host) =>
        host.checkVisibility({ visibilityProperty: true }),
      );
      window.returns.push(seen.map((host) => host.localName));
    });
  }, selector);
}

/** Goes Back to a page that was kept whole; a page that was not says why. Returns which elements could be seen at once. */
export async function goesBack(page) {
  await page.goBack({ waitUntil: 'commit' });
  const { returns, reasons } = await page.evaluate(() => ({
    returns: window.returns,
    reasons: performance.getEntriesByType('navigation')[0].notRestoredReasons,
  }));
  expect(returns, `not kept: ${JSON.stringify(reasons?.reasons)}`).toHaveLength(1);
  return returns[0];
}
