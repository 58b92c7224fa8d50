// The section's tables.
import { figure, spread } from '../stats.mjs';
import { table } from '../section.mjs';
import { lossesOf } from './losses.mjs';
import { cell, ratios, rows } from './rows.mjs';
import { settings } from './visit.mjs';

const titles = {
  fast: 'Fast: no limit on network or processor',
  slow: 'Slow: 1.6 Mbit/s, 150 ms to and fro, a processor four times slower',
};

export function report(visits, variants, { repeats, changes, specs }) {
  const losses = lossesOf(visits, variants);
  const parts = [introduction(repeats, changes, specs), bytes(variants)];
  for (const { name } of settings) {
    const columns = variants.map((variant) => visits.get(`${name} ${variant.name}`));
    parts.push(`### ${titles[name]}\n\n${measured(columns)}`);
  }
  return { losses, body: parts.join('\n\n') };
}

const introduction = (repeats, changes, specs) => `## Page

The cart page of the demo shop, opened by a member of 850 points with one $10 tea in the cart, at 390 px, nothing in the cache:
with our **bundle**, with its **twin**, and with the server's **text** alone, which is as good as it gets. ${repeats} visits each,
in turns; medians, and the quartiles in brackets. After each visit the page is told ${changes} carts through \`perkline.setCart\`. The last column
is what the bundle's figure is of the twin's in the same repeat: the median of these ratios, and their quartiles. A row is a loss if the
bundle has more in three quarters of the repeats; of requests, frames and layout shifts, in its worst visit.

The twin (\`e2e/bench/twin\`) is the nudge in Preact and big.js, under our own start policy, placement and cart sources. Before it was
measured it passed the 240 rows and the English of \`loyalty/tests\`, and ${specs} shopper specs (\`e2e/playwright.twin.config.mjs\`). It lacks what
the bundle has besides: the elements for product, balance, tier and account; redeeming, using, removing and joining; applying codes; the door
that refuses bad data with its path; hiding personal text after the Back button; recovery, events, a headless entry. So its bytes are those of a smaller thing.`;

function bytes(variants) {
  const files = [...variants[0].sizes.keys()];
  const sum = ({ sizes }) => [...sizes.values()].reduce((one, other) => one + other, 0);
  const [bundle, twin] = variants;
  const line = (name, weigh) => {
    const ratio = weigh(twin) ? figure(weigh(bundle) / weigh(twin)) : '-';
    return [name, ...variants.map((variant) => figure(weigh(variant))), ratio];
  };
  const lines = files.map((file) => line(`\`${file}\``, ({ sizes }) => sizes.get(file)));
  const head = ['brotli 11, bytes', ...variants.map(({ name }) => name), 'bundle / twin'];
  return `### Bytes\n\n${table(head, [...lines, line('all', sum)])}`;
}

/** Visits of bundle, twin and text; visits of one repeat stand at the same place. */
function measured(columns) {
  const [ours, theirs] = columns;
  return table(
    ['', 'bundle', 'twin', 'text', 'bundle / twin'],
    rows.map((row) => [row.name, ...columns.map((visits) => cell(row, visits)), spread(ratios(row, ours, theirs))]),
  );
}
