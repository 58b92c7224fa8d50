// The section's tables.
import { figure, quantile, spread } from '../stats.mjs';
import { table } from '../section.mjs';
import { lossesOf } from './losses.mjs';
import { settings } from './visit.mjs';

const titles = {
  fast: 'Fast: no limit on network or processor',
  slow: 'Slow: 1.6 Mbit/s, 150 ms to and fro, a processor four times slower',
};

export function report(visits, variants, { repeats, changes }) {
  const losses = lossesOf(visits, variants);
  const parts = [introduction(repeats, changes), bytes(variants)];
  for (const { name } of settings) {
    const columns = variants.map((variant) => visits.get(`${name} ${variant.name}`));
    parts.push(`### ${titles[name]}\n\n${measured(columns)}`);
  }
  return { losses, body: parts.join('\n\n') };
}

const introduction = (repeats, changes) => `## Page

The cart page of the demo shop, opened by a member of 850 points with one $10 tea in the cart, at 390 px, nothing in the cache:
with our **bundle**, with its **twin**, and with the server's **text** alone, which is as good as it gets. ${repeats} visits each,
in turns; medians, and the quartiles in brackets. After each visit the page is told ${changes} carts through \`perkline.setCart\`.

The twin (\`e2e/bench/twin\`) is the nudge in Preact and big.js, under our own start policy, placement and cart sources. It passes the
240 rows and the English of \`loyalty/tests\`. It lacks what the bundle has besides: the elements for product, balance, tier and
account; redeeming, using, removing and joining; applying codes; the door that refuses bad data with its path; hiding personal text after the
Back button; recovery, events, a headless entry. So its bytes are those of a smaller thing.`;

function bytes(variants) {
  const files = [...variants[0].sizes.keys()];
  const sum = ({ sizes }) => [...sizes.values()].reduce((one, other) => one + other, 0);
  const rows = files.map((file) => [`\`${file}\``, ...variants.map(({ sizes }) => figure(sizes.get(file)))]);
  const head = ['brotli 11, bytes', ...variants.map(({ name }) => name)];
  return `### Bytes\n\n${table(head, [...rows, ['all', ...variants.map((variant) => figure(sum(variant)))]])}`;
}

function measured(columns) {
  const each = (name, read) => [
    name,
    ...columns.map((visits) => spread(visits.map(read).filter((value) => value !== null))),
  ];
  const worst = (name, read) => [name, ...columns.map((visits) => figure(Math.max(...visits.map(read))))];
  const ofChanges = (name, read) => [
    name,
    ...columns.map((visits) => (visits[0].changes.length ? read(visits.flatMap(({ changes }) => changes)) : '-')),
  ];
  const milliseconds = (share) => (changes) =>
    figure(
      quantile(
        changes.map(({ ms }) => ms),
        share,
      ),
    );
  return table(
    ['', 'bundle', 'twin', 'text'],
    [
      each('requests for assets and to the API', ({ requests }) => requests),
      each('first byte of the HTML to first text, ms', ({ text }) => text),
      each('first byte of the HTML to live, ms', ({ live }) => live),
      ofChanges('cart known to last DOM write, p50, ms', milliseconds(0.5)),
      ofChanges('cart known to last DOM write, p95, ms', milliseconds(0.95)),
      ofChanges('cart known to last DOM write, worst, ms', milliseconds(1)),
      ofChanges('painted in frame number (worst)', (changes) =>
        figure(Math.max(...changes.map(({ frames }) => frames))),
      ),
      each('tasks over 50 ms until the page rests', ({ longTasks }) => longTasks),
      worst('longest task, ms', ({ longestTask }) => longestTask),
      worst('longest script of ours there, ms', ({ longestOurs }) => longestOurs),
      each('JS heap after collection, KiB', ({ heapBytes }) => heapBytes / 1024),
      each('Wasm memory, KiB', ({ wasmBytes }) => wasmBytes / 1024),
      worst('layout shifts of ours', ({ shifts }) => shifts),
    ],
  );
}
