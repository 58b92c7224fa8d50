// Firefox, spoken to in WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { onPath } from './programs.mjs';

/** What the tour needs of a browser, or `{missing}` with the reason why there is none. FIREFOX names another program. */
export async function openFirefox() {
  const executablePath = process.env.FIREFOX ?? onPath('firefox-esr', 'firefox');
  if (!executablePath) return { missing: 'firefox is not installed' };
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  let page;
  return {
    version: (await browser.version()).replace(/^firefox\//i, ''),
    async begins() {
      await page?.close();
      page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
    },
    opens: (url) => page.goto(url),
    goesBack: () => page.evaluate(() => history.back()),
    evaluate: (look, ...given) => page.evaluate(look, ...given),
    async clicks(find, ...given) {
      const found = (await page.evaluateHandle(find, ...given)).asElement();
      if (!found) throw new Error(`nothing to click: ${find}`);
      await found.click();
    },
    close: () => browser.close(),
  };
}
