// What a cart spends and earns, as it is or with one line more.
import { CEIL, divided, exact, ONE, smaller, tenTo, ZERO } from './number.mjs';
import { isFor, isMet } from './program.mjs';

const mostPoints = exact(Number.MAX_SAFE_INTEGER);
const mostShopMinor = tenTo(15);
const mostMoreMinor = 1e9;

/** Answers `{spend, earned}`: `spend` is `{counted, merchandise}` in major units of the shop's currency; each may be null, unknown. */
export function createReckoner(question) {
  const { program, cart } = question;
  if (!cart) return () => ({ spend: null, earned: null });
  const excluded = cart.lines.map((line) => isExcluded(line, program.earning));
  const perMinor = shopPerMinor(cart, program);
  if (!perMinor || excluded.includes(null) || cart.lines.some(({ price }) => price === null))
    return () => ({ spend: null, earned: null });
  const tariff = readTariff(question);
  const inShop = (minor) => divided(minor.times(perMinor.number), perMinor.by);
  const total = cart.lines.reduce((sum, { price }) => sum.plus(price), ZERO);
  const merchandise = merchandiseOf(cart.lines, inShop);
  const lines = cart.lines.map(({ price }, n) => ({ price, excluded: excluded[n], group: tariff?.groupOf[n] ?? 0 }));
  const discounted = cart.discountMinor.gt(0) || cart.discountPercent.gt(0);
  // Without a discount a line more changes nothing about the others.
  const fixed = discounted ? null : sumUp(lines, ZERO, ONE, inShop);

  return (moreMinor = 0) => {
    const more = exact(moreMinor);
    const added = moreMinor ? [{ price: more, excluded: false, group: tariff?.addedGroup ?? 0 }] : [];
    const whole = total.plus(more);
    const off = smaller(whole.times(100), cart.discountMinor.times(100).plus(cart.discountPercent.times(whole)));
    const sums = fixed
      ? joined(fixed, sumUp(added, ZERO, ONE, inShop))
      : sumUp([...lines, ...added], off, whole.times(100), inShop);
    if (!sums) return { spend: null, earned: null };
    const minor = tenTo(-program.decimals);
    const counted = [...sums.values()].reduce((sum, group) => sum.plus(group), ZERO).times(minor);
    const base = moreMinor ? inShop(more) : ZERO;
    const spend = { counted, merchandise: merchandise?.plus(base).times(minor) ?? null };
    return { spend, earned: tariff && earnedPoints(sums, counted, tariff, program) };
  };
}

/** What counts, by group of lines under the same campaigns; null when a line is too large to be reckoned with. */
function sumUp(lines, off, whole, inShop) {
  const sums = new Map();
  for (const { price, excluded, group } of lines) {
    const net = off.eq(0) || whole.eq(0) ? price : price.minus(divided(off.times(price), whole, CEIL));
    const shop = inShop(net);
    if (shop.gt(mostShopMinor)) return null;
    if (!excluded) sums.set(group, (sums.get(group) ?? ZERO).plus(shop));
  }
  return sums;
}

function joined(one, other) {
  if (!one || !other) return null;
  const sums = new Map(one);
  for (const [group, sum] of other) sums.set(group, (sums.get(group) ?? ZERO).plus(sum));
  return sums;
}

/** Minor units of the shop currency for one of the cart's, as a fraction; null: unknown. */
function shopPerMinor(cart, program) {
  if (!cart.currency) return null;
  if (cart.currency === program.currency) return { number: ONE, by: ONE };
  return cart.rate && { number: tenTo(program.decimals), by: cart.rate.times(tenTo(cart.decimals)) };
}

function merchandiseOf(lines, inShop) {
  let sum = ZERO;
  for (const { gift_card: giftCard, price } of lines) {
    if (giftCard == null) return null;
    if (!giftCard) sum = sum.plus(inShop(price));
  }
  return sum;
}

/** Null: unknown, because a fact that an exclusion needs is. */
function isExcluded(line, { giftCards, lists }) {
  const facts = lists.map(([name, list]) =>
    list.length === 0 ? false : line[name] == null ? null : list.includes(line[name]),
  );
  const giftCard = line.gift_card ?? null;
  facts.push(giftCards === false || giftCard === false ? false : giftCards && giftCard ? true : null);
  return facts.includes(true) || (facts.includes(null) ? null : false);
}

/** The campaigns that are on, and under which of them each line is; null where what a cart earns is unknown. */
function readTariff({ program, cart, place, now }) {
  const { points, per, rounding } = program.earning;
  const tierMultiplier = place === undefined ? ONE : place === null ? null : program.tiers[place].multiplier;
  if (!points || !per || rounding === null || !tierMultiplier) return null;
  const campaigns = program.campaigns.filter(
    ({ starts_at: from, ends_at: to, tier_ids: tiers, minimum }) =>
      minimum !== null && (from == null || from <= now) && (to == null || now < to) && isFor(tiers, program, place),
  );
  const names = campaigns.some(({ product_ids: ids }) => ids);
  if (names && cart.lines.some(({ product_id: id }) => id == null)) return null;
  const groups = [];
  const group = (id) => {
    const under = campaigns.filter(({ product_ids: ids }) => !ids || ids.includes(id));
    const same = groups.findIndex(
      (known) => known.length === under.length && known.every((each, n) => each === under[n]),
    );
    return same < 0 ? groups.push(under) - 1 : same;
  };
  const groupOf = cart.lines.map(({ product_id: id }) => group(id));
  return { points, per, rounding, tierMultiplier, campaigns, groups, groupOf, addedGroup: group(null) };
}

function earnedPoints(sums, counted, { points, per, rounding, tierMultiplier, groups }, program) {
  let weighted = ZERO;
  const rewarded = new Set();
  for (const [group, sum] of sums) {
    let best = ONE;
    for (const campaign of groups[group]) {
      if (!isMet(campaign.minimum, counted)) continue;
      if (campaign.multiplier.gt(best)) best = campaign.multiplier;
      if (sum.gt(0)) rewarded.add(campaign);
    }
    weighted = weighted.plus(sum.times(best));
  }
  const product = weighted.times(points).times(tierMultiplier);
  let earned = divided(product, per.times(tenTo(program.decimals)), rounding);
  for (const { bonusPoints } of rewarded) earned = earned.plus(bonusPoints);
  return smaller(earned, mostPoints);
}

/** The least that, added to the cart, reaches a goal, in the cart's minor units; null when the most that may be does not. */
export function spendMore(reckon, isReached) {
  let short = 0;
  let enough = mostMoreMinor + 1;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    const reckoned = reckon(middle);
    if (!reckoned.spend || isReached(reckoned)) enough = middle;
    else short = middle;
  }
  if (enough > mostMoreMinor) return null;
  const reckoned = reckon(enough);
  return reckoned.spend && isReached(reckoned) ? enough : null;
}
