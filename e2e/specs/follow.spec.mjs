// A change of the cart that the page knows: in the very next frame, and nothing is written but what differs.
import { expect, test } from './support/fixtures.mjs';
import { sencha50 } from '../unit/fixtures.mjs';

test.beforeEach(async ({ shopper }) => {
  await shopper.signsInAs('ada');
  await shopper.hasInCart(sencha50);
  await shopper.opens('/cart');
  await shopper.onCartPage.says('Add $20 more to reach your $10 reward');
});

/** Tells the page a cart, and gives what was written for it and how many frames began before, in order. */
function told(page, price_minor) {
  return page.evaluate(async (price_minor) => {
    const happened = [];
    const { shadowRoot } = document.querySelector('perk-nudge[surface=cart]');
    const name = ({ type, target, attributeName }) => [
      type,
      target.nodeName.toLowerCase(),
      attributeName ?? target.data,
    ];
    new MutationObserver((records) => happened.push(...records.map(name))).observe(shadowRoot, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    await new Promise(requestAnimationFrame);
    const line = {
      product_id: '1',
      variant_id: '2',
      quantity: 1,
      gift_card: false,
      product_type: 'Tea',
      vendor: 'Acme',
    };
    window.perkline.setCart({ currency: 'USD', lines: [{ ...line, price_minor }] });
    for (let frame = 1; frame < 4; frame++) {
      await new Promise(requestAnimationFrame);
      happened.push(['frame', frame]);
    }
    return happened;
  }, price_minor);
}

const frames = [
  ['frame', 1],
  ['frame', 2],
  ['frame', 3],
];

test('another amount is one text and one bar', async ({ page }) => {
  const written = [
    ['characterData', '#text', 'Add $10 more to reach your $10 reward'],
    ['attributes', 'progress', 'aria-label'],
    ['attributes', 'progress', 'value'],
  ];
  const happened = await told(page, 2000);
  expect(happened.slice(0, written.length).sort()).toEqual([...written].sort());
  expect(happened.slice(written.length)).toEqual(frames);
});

test('another cart of the same sentence writes nothing', async ({ page }) => {
  expect(await told(page, 1000)).toEqual(frames);
});
