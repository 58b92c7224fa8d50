// What Sorrel & Slip sells: tea by weight, stoneware by glaze and size, a gift card. Prices are US cents.

const tea = (id, handle, title, prices, more) => ({
  id,
  handle,
  title,
  type: 'Tea',
  vendor: 'Sorrel & Slip',
  collection: 'tea',
  picture: 'tin',
  options: ['Size'],
  variants: [
    ['50 g', prices[0]],
    ['100 g', prices[1]],
    ['250 g', prices[2]],
  ].map(([size, cents], n) => ({
    id: id * 10 + n + 1,
    options: [size],
    cents,
    grams: parseInt(size, 10),
    available: !(more.soldOut ?? []).includes(size),
  })),
  ...more,
});

const glazed = (id, handle, title, glazes, sizes, more) => ({
  id,
  handle,
  title,
  type: 'Stoneware',
  vendor: 'Slip Studio',
  collection: 'stoneware',
  options: sizes ? ['Glaze', 'Size'] : ['Glaze'],
  variants: glazes.flatMap((glaze, g) =>
    Object.entries(sizes ?? { '': more.cents }).map(([size, cents], s) => ({
      id: id * 10 + g * 3 + s + 1,
      options: size ? [glaze, size] : [glaze],
      cents,
      grams: 450,
      available: !(more.soldOut ?? []).includes(`${glaze}/${size}`),
    })),
  ),
  ...more,
});

export const products = [
  tea(8100100201, 'morning-sencha', 'Morning Sencha', [1000, 1800, 4000], {
    tint: '#8fa36b',
    line: 'Green, grassy, quick to brew',
    story:
      'First-flush leaves from Kirishima, steamed the hour they were picked. Sweet hay and green almond; brew at 75 °C and it forgives you everything else.',
  }),
  tea(8100100202, 'smoke-and-pine', 'Smoke & Pine', [1250, 2250, 5000], {
    tint: '#6d5a4c',
    line: 'Black, dried over pine embers',
    story:
      'A gentle Lapsang from the Wuyi hills. More campfire at dusk than bonfire, with a long cocoa finish that takes a splash of milk well.',
  }),
  tea(8100100203, 'meadow-chamomile', 'Meadow Chamomile', [840, 1500, 3400], {
    tint: '#d9b45a',
    line: 'Whole flowers, no caffeine',
    story:
      'Whole chamomile heads with lemon verbena and a little honeybush. For the last cup of the day, and the first page of the book.',
  }),
  tea(8100100204, 'high-mountain-oolong', 'High Mountain Oolong', [1600, 2900, 6800], {
    tint: '#7d8f7a',
    line: 'Rolled leaf, seven infusions',
    story:
      'From gardens above 1,400 metres in Nantou. Orchid, butter, cold stone. Rinse once, then steep short and often.',
  }),
  {
    id: 8100100205,
    handle: 'tasting-tin',
    title: 'Tasting Tin',
    type: 'Tea',
    vendor: 'Sorrel & Slip',
    collection: 'tea',
    picture: 'tin',
    tint: '#b5674a',
    options: ['Title'],
    line: "15 g of this week's pick",
    story: 'A pocket tin of whatever we are drinking ourselves. Three or more tins, and each costs a tenth less.',
    variants: [{ id: 81001002051, options: ['Default Title'], cents: 600, grams: 15, available: true }],
    automatic: { title: 'Three tins or more', quantity: 3, percent: 10 },
  },
  tea(8100100206, 'breakfast-assam', 'Breakfast Assam', [1000, 1800, 3000], {
    tint: '#8c4f3a',
    line: 'Black, malty, takes milk',
    soldOut: ['100 g'],
    plans: {
      id: 610,
      name: 'Subscribe and save',
      selling: [{ id: 6101, name: 'Deliver every month, 10% off', percent: 10 }],
    },
    story:
      'Second-flush leaves from the banks of the Brahmaputra. Dark, brisk and honeyed: the pot that half the street wakes up to.',
  }),
  glazed(
    8100100301,
    'everyday-mug',
    'Everyday Mug',
    ['Celadon', 'Oat', 'Iron'],
    { 'Small, 240 ml': 2400, 'Large, 360 ml': 2800 },
    {
      picture: 'mug',
      line: 'Thrown, not cast',
      soldOut: ['Iron/Large, 360 ml'],
      story:
        'A mug with a thumb-rest where your thumb already is. Thrown in batches of forty; no two handles are the same, all of them fit.',
    },
  ),
  glazed(8100100302, 'pour-bowl', 'Pour Bowl', ['Oat', 'Celadon'], null, {
    cents: 2000,
    picture: 'bowl',
    line: 'For matcha, dressing, or keys',
    story:
      'A small bowl with a lip that pours without dripping. Whisk matcha in it, or leave it by the door for the keys.',
  }),
  glazed(8100100303, 'round-teapot', 'Round Teapot', ['Iron', 'Celadon', 'Oat'], null, {
    cents: 6800,
    picture: 'teapot',
    line: '600 ml, two to three cups',
    story: 'Round as a river stone, with a strainer pierced by hand. The lid stays put to the last drop.',
  }),
  glazed(8100100304, 'tasting-cup', 'Tasting Cup', ['Celadon', 'Iron'], null, {
    cents: 1400,
    picture: 'cup',
    line: '90 ml, made for oolong',
    soldOut: ['Celadon/', 'Iron/'],
    story: 'A thimble of a cup that keeps the aroma close. The next kiln opens at the end of the month.',
  }),
  ...[
    [8100100305, 'celadon', 'Celadon', [3000, 4400], 'Slip Studio'],
    [8100100306, 'iron', 'Iron', [2400, 3600], 'Slip Studio'],
    [8100100307, 'oat', 'Oat', [2600, 4000], 'Aldine Kiln'],
  ].map(([id, handle, glaze, [small, large], vendor]) =>
    glazed(
      id,
      `tea-tray-${handle}`,
      `Tea Tray in ${glaze}`,
      [glaze],
      { Single: small, Double: large },
      {
        vendor,
        picture: 'bowl',
        listing: 'tea-tray',
        line: 'Flat, footed, for two cups or four',
        story:
          'A tray that drains into itself. Three makers, three glazes: the oat one is fired by our neighbours at Aldine Kiln.',
      },
    ),
  ),
  {
    id: 8100100401,
    handle: 'gift-card',
    title: 'Gift Card',
    type: 'Gift card',
    vendor: 'Sorrel & Slip',
    collection: 'gifts',
    picture: 'card',
    tint: '#2f5a4c',
    options: ['Amount'],
    giftCard: true,
    line: 'By e-mail, never expires',
    story:
      'For the person who already has a favourite mug. Sent by e-mail, good for anything in the shop, and it never expires.',
    variants: [2500, 5000, 10000].map((cents, n) => ({
      id: 81001004011 + n,
      options: [`$${cents / 100}`],
      cents,
      grams: 0,
      available: true,
    })),
  },
];

export const collections = [
  { id: 501, handle: 'tea', title: 'Tea', line: 'Six gardens, small lots, packed the week you order.' },
  {
    id: 502,
    handle: 'stoneware',
    title: 'Stoneware',
    line: 'Thrown and glazed in our own studio, forty pieces to a kiln.',
  },
  { id: 503, handle: 'gifts', title: 'Gifts', line: 'When you know they will love it, but not which.' },
  { id: 504, handle: 'all', title: 'Everything', line: 'The whole shelf.' },
];

export const productByHandle = new Map(products.map((product) => [product.handle, product]));

const byVariant = new Map(
  products.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }])),
);

/**
 * An item sold at exactly `minor` units of `currency`, whatever the rate: a price set for one market. Returns the variant's id, which
 * no page lists. `cents` is the same price in the shop's currency.
 */
export function sellAt(minor, currency, cents) {
  const [product] = products;
  const id = 81_009_000_001 + byVariant.size;
  const variant = {
    id,
    options: ['By the cent'],
    cents,
    marketMinor: { [currency]: minor },
    grams: 0,
    available: true,
  };
  byVariant.set(id, { product, variant });
  return id;
}

/** The products of one combined listing, this one among them; itself alone where it is in none. */
export const siblingsOf = (product) =>
  product.listing ? products.filter((other) => other.listing === product.listing) : [product];

/** `{product, variant}`, or undefined. */
export const findVariant = (id) => byVariant.get(Number(id));

export const inCollection = (handle) =>
  handle === 'all' ? products : products.filter((product) => product.collection === handle);

/** One picture a glaze; teas and the card have one of their own colour. */
export function pictureOf(product, variant) {
  const glaze = product.options[0] === 'Glaze' ? variant.options[0].toLowerCase() : product.handle;
  return `${product.picture}-${glaze}.svg`;
}
