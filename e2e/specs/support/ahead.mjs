// Pages that the browser renders ahead. Chromium renders none for Playwright, whose way of attaching to pages it could not follow;
// Puppeteer's way it can.
import puppeteer from 'puppeteer-core';

export const openPuppeteer = ({ executablePath, args }) => puppeteer.launch({ executablePath, args });

/**
 * Has `path` rendered ahead of a click on the link to it. Returns what evaluates an expression in that page, before it is shown and
 * afterwards.
 */
export async function rendersAhead(browser, page, path) {
  const devtools = await browser.target().createCDPSession();
  const ahead = new Promise((resolve) => devtools.connection().once('sessionattached', resolve));
  await page.evaluate((url) => {
    const rules = document.createElement('script');
    rules.type = 'speculationrules';
    rules.textContent = JSON.stringify({ prerender: [{ urls: [url], eagerness: 'immediate' }] });
    document.head.append(rules);
  }, path);
  const session = await ahead;
  return async (look) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `(${look})()`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}
