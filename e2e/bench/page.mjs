// Section `page`: our bundle beside its twin in Preact and beside the server's text alone, in turns, in one Chromium.
import { chromium } from '@playwright/test';
import { report } from './page/report.mjs';
import { startVariants } from './page/variants.mjs';
import { settings, visit } from './page/visit.mjs';
import { repeatsOr, writeSection } from './section.mjs';
import { holdTwin } from './twin/held.mjs';

const CHANGES = 40;

const repeats = repeatsOr(9);
const specs = holdTwin();
console.log(`   the twin passed ${specs} shopper specs`);
const variants = await startVariants();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  const visits = new Map(settings.flatMap(({ name }) => variants.map((variant) => [`${name} ${variant.name}`, []])));
  // The first answers of each shop are slow for reasons of the harness: files are compressed, templates parsed.
  for (const variant of variants) await visit(browser, variant, settings[0], 1);
  for (let n = 0; n < repeats; n++) {
    for (const setting of settings) {
      // Whoever comes first in a round may find the machine in another state: they take turns.
      for (let place = 0; place < variants.length; place++) {
        const variant = variants[(n + place) % variants.length];
        visits.get(`${setting.name} ${variant.name}`).push(await visit(browser, variant, setting, CHANGES));
      }
    }
    console.log(`   round ${n + 1} of ${repeats}`);
  }
  assertSameWords(
    settings.flatMap(({ name }) => ['bundle', 'twin'].map((variant) => visits.get(`${name} ${variant}`)).flat()),
  );
  const { losses, body } = report(visits, variants, { repeats, changes: CHANGES, specs });
  writeSection('page', losses, body);
} finally {
  await browser.close();
  for (const { stop } of variants) await stop();
}

/** The twin's times mean nothing unless it says what we say. */
function assertSameWords(visits) {
  const said = visits.map(({ changes }) => changes.map((change) => change.said));
  for (const [n, sentence] of said[0].entries()) {
    if (n > 0 && sentence === said[0][n - 1])
      throw new Error(`two carts that follow each other read alike: ${sentence}`);
    const other = said.find((list) => list[n] !== sentence);
    if (other) throw new Error(`told the same cart, one says "${sentence}" and another "${other[n]}"`);
  }
}
