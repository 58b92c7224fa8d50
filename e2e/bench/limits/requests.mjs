// The most that the doors let in: the longest cart, the biggest program that a body of the API, or a metafield of Shopify's, can hold.

/** Lines of a cart. */
export const linesMost = 500;

/** What may be sent to the API at once, and what a new app may write into one JSON metafield of Shopify's. */
export const sizes = { body: 256 * 1024, metafield: 128 * 1000 };

const now = 1_795_255_200;

const padded = (n) => String(n).padStart(5, '0');

/** One of each, as long as merchants write them; each campaign names products, so each has to be looked at for each line. */
const parts = (n) => ({
  campaigns: { id: `c${n}`, title: `Campaign ${n}`, multiplier: '1.5', product_ids: [padded(n), padded(n + 1)] },
  tiers: { id: `t${n}`, name: `Tier ${n}`, threshold: String(1000 * (n + 1)), multiplier: '1.25' },
  rewards: {
    id: `r${n}`,
    title: `$${n + 1} reward`,
    kind: 'amount_off',
    value: `${n + 1}.00`,
    points: 1000 + n,
    minimum_spend: '25.00',
  },
});

const empty = () => ({
  name: 'Acme Rewards',
  currency: 'USD',
  timezone: 'America/New_York',
  points_label: { one: 'point', other: 'points' },
  earning: { points: '5', per: '1.00', rounding: 'floor', exclude: { gift_cards: true } },
  campaigns: [],
  tiers: [],
  qualification: { basis: 'points', period: { kind: 'calendar_year' } },
  rewards: [],
});

/** Campaigns, tiers and rewards in equal numbers, as many as fit into so many bytes. */
export function programOf(bytes) {
  const program = empty();
  let left = bytes - JSON.stringify(program).length;
  for (let n = 0; ; n++) {
    const more = parts(n);
    left -= JSON.stringify(Object.values(more)).length + 3;
    if (left < 0) return program;
    for (const [list, part] of Object.entries(more)) program[list].push(part);
  }
}

const member = {
  id: '1',
  state: 'member',
  points: { available: 850 },
  tier: { id: 't0' },
  qualifying: { now: '1500', to_keep: '1000' },
};

const line = (_, n) => ({
  product_id: padded(n),
  variant_id: padded(n),
  quantity: 1,
  price_minor: 500 + ((n * 37) % 1000),
  gift_card: n % 25 === 24,
  product_type: 'Tea',
  vendor: 'Acme',
});

/** `{name, parts, bytes, text}`: a question in which each thing is as large as it may be. */
export function question(name, bytes, lines) {
  const program = bytes === null ? programOf(2_000) : programOf(bytes);
  const cart = { currency: 'USD', cart_discount_percent: '12.5', lines: Array.from({ length: lines }, line) };
  const n_parts = program.rewards.length;
  return { name, n_parts, bytes: JSON.stringify(program).length, text: JSON.stringify({ program, member, cart, now }) };
}
