// What the Lighthouse scores say, by Shopify's weights (facts: a theme's home, product and collection page).
import { table } from '../section.mjs';
import { median, spread } from '../stats.mjs';

/** The goal: so many points of the weighted score at most. */
const dropMax = 1;

/** The pages, and what Shopify weighs them with; the weights add up to 1. */
export const pages = [
  { name: 'home', path: '/', weight: 0.17 },
  { name: 'product', path: '/products/morning-sencha', weight: 0.4 },
  { name: 'collection', path: '/collections/tea', weight: 0.43 },
];

/** `{losses, text}`; `scores` has `{with, without}` for each page, a list of runs each. */
export function lighthouseSection(scores) {
  const drops = scores.map((page) => median(page.without) - median(page.with));
  const weighted = drops.reduce((sum, drop, index) => sum + drop * pages[index].weight, 0);
  const rows = pages.map(({ name, weight }, index) => [
    name,
    `${(weight * 100).toFixed(0)} %`,
    spread(scores[index].without),
    spread(scores[index].with),
    drops[index].toFixed(1),
  ]);
  const runs = scores[0].with.length;
  return {
    losses:
      weighted > dropMax
        ? [
            {
              key: 'lighthouse.drop',
              text: `Lighthouse: the weighted score drops by ${weighted.toFixed(2)} points; the goal is at most ${dropMax}.`,
            },
          ]
        : [],
    text: `## Lighthouse

The performance score of the demo shop's pages for somebody who is not signed in, without the app (neither embed nor blocks)
and with it; Lighthouse's own phone, ${runs === 1 ? 'one run' : `${runs} interleaved runs`}, median (quartiles).

${table(['page', 'weight', 'without', 'with', 'drop'], rows)}

Weighted as Shopify weighs the pages, the drop is ${weighted.toFixed(2)} points; the goal is at most ${dropMax}.
`,
  };
}
