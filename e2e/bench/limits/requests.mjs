// The most that the doors let in: the longest cart, the biggest program that a body of the API, or a metafield of Shopify's, can hold.

/** Lines of a cart. */
export const linesMost = 500;

/** What may be sent to the API at once, and what a new app may write into one JSON metafield of Shopify's. */
export const sizes = { body: 256 * 1024, metafield: 128 * 1000 };

const now = 1_795_255_200;

const padded = (n) => String(n).padStart(5, '0');

/** The most campaigns, tiers and rewards, each, of a program. */
export const partsMost = 200;

/** One of each. A campaign is for every product and applies from some spend on, so each has to be looked at for each line. */
const parts = (n) => ({
  campaigns: { id: `c${n}`, title: `Campaign ${n}`, multiplier: '1.5', minimum_spend: `${n}.00`, bonus_points: 1 },
  tiers: { id: `t${n}`, name: `Tier ${n}`, threshold: String(n ? 99_000 + n : 1000), multiplier: '1.25' },
  rewards: {
    id: `r${n}`,
    title: `$${n + 1} reward`,
    kind: 'amount_off',
    value: `${n + 1}.00`,
    points: 90_000 + n,
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

/** The program with `n` campaigns, tiers and rewards each; `bytes` are filled up with products that earn nothing. */
function programOf(n, bytes) {
  const program = empty();
  for (let i = 0; i < n; i++) {
    for (const [list, part] of Object.entries(parts(i))) program[list].push(part);
  }
  const excluded = [];
  program.earning.exclude.product_ids = excluded;
  for (let left = bytes - JSON.stringify(program).length; left > 16; left -= 16) {
    excluded.push(String(9_000_000_000_000 + excluded.length));
  }
  return program;
}

/** Short of a reward, of keeping a tier, of the next, and of a voucher's minimum: each asks how much more is enough. */
const memberWith = (n_vouchers) => ({
  id: '1',
  state: 'member',
  points: { available: 850 },
  tier: { id: 't0', expires_at: now + 86_400 },
  qualifying: { now: '1500', to_keep: '95000' },
  vouchers: Array.from({ length: n_vouchers }, (_, n) => ({
    id: `v${n}`,
    reward_id: 'r0',
    title: '$1 reward',
    code: `PERK-${n}`,
    minimum_spend: '9000.00',
  })),
});

const line = (_, n) => ({
  product_id: padded(n),
  variant_id: padded(n),
  quantity: 1,
  price_minor: 500 + ((n * 37) % 1000),
  gift_card: n % 25 === 24,
  product_type: 'Tea',
  vendor: 'Acme',
});

/** `{name, n_parts, bytes, text}`: a question with `n_parts` of each in its program, and `bytes` of program or a few more. */
export function question(name, n_parts, bytes, lines, n_vouchers = 1) {
  const program = programOf(n_parts, bytes);
  const cart = { currency: 'USD', cart_discount_percent: '12.5', lines: Array.from({ length: lines }, line) };
  return {
    name,
    n_parts,
    bytes: JSON.stringify(program).length,
    text: JSON.stringify({ program, member: memberWith(n_vouchers), cart, now }),
  };
}
