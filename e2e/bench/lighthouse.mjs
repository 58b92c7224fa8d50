// `node e2e/bench/lighthouse.mjs [--repeats N]`: what the app costs the demo shop's Lighthouse score, weighted as Shopify weighs it.
import { chromium } from '@playwright/test';
import lighthouse from 'lighthouse';
import { startDemo } from '../harness/start.mjs';
import { lighthouseSection, pages } from './lighthouse/report.mjs';
import { repeatsOr, writeSection } from './section.mjs';

const runs = repeatsOr(5);

const debuggingPort = 9333;
const [withApp, withoutApp] = await Promise.all([startDemo(), startDemo()]);
removeApp(withoutApp.shop.theme);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${debuggingPort}`],
});
try {
  await assertApp(withApp, true);
  await assertApp(withoutApp, false);
  const scores = pages.map(() => ({ with: [], without: [] }));
  for (let run = 0; run < runs; run += 1) {
    for (const [index, { path }] of pages.entries()) {
      scores[index].without.push(await score(`${withoutApp.url}${path}`));
      scores[index].with.push(await score(`${withApp.url}${path}`));
      console.log(
        `run ${run + 1}, ${path}: ${scores[index].without.at(-1)} without, ${scores[index].with.at(-1)} with`,
      );
    }
  }
  const { losses, text } = lighthouseSection(scores);
  writeSection('lighthouse', losses, text);
} finally {
  await browser.close();
  await Promise.all([withApp.stop(), withoutApp.stop()]);
}

/** The performance score, 0 to 100, for a phone as Lighthouse imagines it. */
async function score(url) {
  const { lhr } = await lighthouse(url, { port: debuggingPort, onlyCategories: ['performance'], logLevel: 'error' });
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return Math.round(lhr.categories.performance.score * 100);
}

/** The theme as it was before the app was installed: no embed, no app blocks. */
function removeApp(theme) {
  const isOurs = ({ type }) => type.startsWith('shopify://apps/perkline/');
  for (const embed of Object.values(theme.settings.blocks)) if (isOurs(embed)) embed.disabled = true;
  for (const { sections } of theme.templates.values()) {
    for (const section of Object.values(sections)) {
      section.block_order = section.block_order?.filter((key) => !isOurs(section.blocks[key]));
    }
  }
}

/** A page without the script would make any app look free. */
async function assertApp({ url }, expected) {
  for (const { path } of pages) {
    const answer = await fetch(`${url}${path}`);
    const found = (await answer.text()).includes('perkline.js');
    if (!answer.ok || found !== expected)
      throw new Error(`${path}: ${answer.status}, perkline.js ${found ? '' : 'not '}there`);
  }
}
