// Sentences in other currencies, true to the minor unit: with the amount the goal is reached, with one unit less it is not.
import { test } from './support/fixtures.mjs';
import { pourBowl, sencha50 } from '../unit/fixtures.mjs';

test.beforeEach(({ shopper }) => shopper.signsInAs('ada'));

/*
 * One tin is $10.00: 10 * 0.9187 = 9.187, sold at €9.19; 9.19 / 0.9187 = 10.003, ten dollars counted. Twenty are missing:
 * 20 * 0.9187 = 18.374, so €18.37 are $19.99 and €18.38 are $20.00. In yen 20 * 149.2875 = 2,985.75: ¥2,986.
 */
const rows = [
  ['DE', [[sencha50, 1]], 'Add €18.38 more to reach your $10 reward'],
  // The $20 bowl costs €18.37, a cent too little.
  [
    'DE',
    [
      [sencha50, 1],
      [pourBowl, 1],
    ],
    'Add €0.01 more to reach your $10 reward',
  ],
  ['JP', [[sencha50, 1]], 'Add ¥2,986 more to reach your $10 reward'],
  // The $20 bowl costs ¥2,986, just enough.
  [
    'JP',
    [
      [sencha50, 1],
      [pourBowl, 1],
    ],
    'This order earns your $10 reward',
  ],
];

for (const [country, lines, sentence] of rows) {
  test(`${country}, ${lines.length} lines: ${sentence}`, { tag: '@nudge' }, async ({ shopper }) => {
    await shopper.choosesCountry(country);
    for (const [variant, quantity] of lines) await shopper.hasInCart(variant, quantity);
    await shopper.opens('/cart');
    await shopper.onCartPage.isLive();
    await shopper.onCartPage.says(sentence);
  });
}

for (const [country, points] of [
  ['DE', 'Earn 50 points with this item'],
  ['JP', 'Earn 50 points with this item'],
]) {
  test(`an item in ${country} earns what its dollars earn`, async ({ shopper }) => {
    await shopper.choosesCountry(country);
    await shopper.opens('/products/morning-sencha');
    await shopper.item.says(points);
  });
}

test('the switch in the header changes the cart and the sentence', { tag: '@nudge' }, async ({ shopper, page }) => {
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
  await page.getByLabel('Country and currency').selectOption('JP');
  await shopper.readsTotal('¥1,493 JPY');
  await shopper.onCartPage.says('Add ¥2,986 more to reach your $10 reward');
});
