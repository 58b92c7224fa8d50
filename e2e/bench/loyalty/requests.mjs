// What is asked: a program with campaigns, tiers and rewards, a member near two of them, carts of three sizes.
const program = {
  name: 'Acme Rewards',
  currency: 'USD',
  timezone: 'America/New_York',
  points_label: { one: 'point', other: 'points' },
  earning: { points: '5', per: '1.00', rounding: 'floor', exclude: { gift_cards: true, vendors: ['Umbrella'] } },
  campaigns: [
    { id: 'double', title: 'Double points', multiplier: '2', product_ids: ['1', '2', '3'] },
    { id: 'large', title: 'Large orders', multiplier: '1.5', bonus_points: 50, minimum_spend: '100.00' },
  ],
  tiers: [
    { id: 'silver', name: 'Silver', threshold: '500', multiplier: '1.25' },
    { id: 'gold', name: 'Gold', threshold: '100000', multiplier: '1.5' },
  ],
  qualification: { basis: 'points', period: { kind: 'calendar_year' } },
  rewards: [
    { id: 'r10', title: '$10 reward', kind: 'amount_off', value: '10.00', points: 1000 },
    { id: 'r25', title: '$25 reward', kind: 'amount_off', value: '25.00', points: 2500 },
    { id: 'r900', title: '$900 reward', kind: 'amount_off', value: '900.00', points: 90_000 },
  ],
};

const member = {
  id: '1',
  state: 'member',
  points: { available: 850 },
  tier: { id: 'silver' },
  qualifying: { now: '620', to_keep: '500' },
};

const line = (_, n) => ({
  product_id: String(n + 1),
  variant_id: String(n + 1),
  quantity: 1,
  price_minor: 500 + ((n * 37) % 1000),
  gift_card: n % 25 === 24,
  product_type: 'Tea',
  vendor: 'Acme',
});

/** `[{lines, discount, text}]`; with a discount on the whole cart, a line more changes what every other line costs. */
export const requests = [1, 20, 500].flatMap((lines) =>
  [null, '12.5'].map((discount) => {
    const cart = { currency: 'USD', cart_discount_percent: discount, lines: Array.from({ length: lines }, line) };
    return { lines, discount, text: JSON.stringify({ program, member, cart, now: 1_795_255_200 }) };
  }),
);
