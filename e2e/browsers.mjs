// `cargo xtask browsers`: a short way through the demo shop in the browsers that the specs are not run in. One that is not on this
// machine is named, and is no error.
import { openFirefox } from './browsers/firefox.mjs';
import { tour } from './browsers/tour.mjs';
import { openWebKit } from './browsers/webkit.mjs';
import { startDemo } from './harness/start.mjs';

const browsers = [
  ['Firefox', openFirefox],
  ['WebKitGTK', openWebKit],
];

let failed = 0;

for (const [name, open] of browsers) {
  const browser = await open();
  if (browser.missing) {
    console.log(`${name}: not looked at, ${browser.missing}`);
    continue;
  }
  console.log(`${name} ${browser.version}`);
  const demo = await startDemo();
  try {
    failed += await walk(browser, demo);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

process.exitCode = failed === 0 ? 0 : 1;

/** Each stop has a window of its own and is told; the next is visited also after one that failed. Returns how many did. */
async function walk(browser, demo) {
  let n = 0;
  for (const [what, visit] of Object.entries(tour)) {
    try {
      await browser.begins();
      const note = await visit(browser, demo);
      console.log(`  ok   ${what}${note ? `: ${note}` : ''}`);
    } catch (problem) {
      n += 1;
      console.log(`  FAIL ${what}\n       ${problem.message}`);
    } finally {
      Object.assign(demo.shop.conditions, { policy: undefined, caching: undefined });
      demo.assets.held.clear();
    }
  }
  return n;
}
