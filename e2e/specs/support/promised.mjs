// Members and carts without end, the same ones for the same seed: who reads a promise, and what they have in the cart.
import { assam250, giftCard50, pourBowl, sencha50, tastingTin, teapot } from '../../unit/fixtures.mjs';
import { demoProgram } from '../../harness/seed.mjs';
import { productByHandle } from '../../shop/catalog.mjs';

const oatTray = productByHandle.get('tea-tray-oat').variants[0].id;

/** What carts are made of: earns, earns twice, a gift card, excluded, discounted by three. */
export const goods = [sencha50, pourBowl, giftCard50, oatTray, tastingTin];

const day = 86_400;

/** Numbers below `most` that look thrown; a generator of 32 bits (mulberry32). */
export function dice(seed) {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % most;
  };
}

const several = (throws, from, to, of) => Array.from({ length: from + throws(to - from + 1) }, of);

/** A row of people.mjs. Who is to keep Copper earned it a year ago, all but lost it, and has bought a little since. */
export function past(throws, kind) {
  const bought = [sencha50, pourBowl, assam250, tastingTin];
  const recent = { daysAgo: 20 + throws(20), variants: several(throws, 2, 12, () => bought[throws(bought.length)]) };
  if (kind === 'keep_tier') return { orders: [{ daysAgo: 350, variants: Array(5).fill(teapot) }, recent] };
  // Every third has a tier, and with it a multiplier.
  const rich = kind !== 'unlock_minimum' && throws(3) === 0;
  return { orders: rich ? [{ daysAgo: 15, variants: Array(5).fill(teapot) }] : [recent] };
}

/** `{lines: [[variant, quantity]], code}`. Lines earn, earn twice, are discounted, or don't count; a code takes off the whole. */
export function basket(throws, currency, kind) {
  const from = throws(goods.length);
  const lines = Array.from({ length: 1 + throws(2) }, (_, n) => {
    const variant = goods[(from + n) % goods.length];
    // A tenth off three tins is no whole number of hundredths in dinars, so cart.js could not tell it.
    return [variant, variant === tastingTin && currency !== 'KWD' ? 3 : 1];
  });
  // A reward's minimum is held against what is paid before codes, so there is nothing to see.
  return { lines, code: kind !== 'unlock_minimum' && throws(2) === 0 ? String(1 + throws(12)) : null };
}

/** The demo's program with two campaigns that began lately, showing only nudges of `kind`. */
export function programOf(kind) {
  const lately = Math.floor(Date.now() / 1000) - 10 * day;
  const campaign = (id, more) => ({
    id,
    title: id,
    multiplier: '1',
    starts_at: lately,
    ends_at: lately + 30 * day,
    ...more,
  });
  const program = {
    ...demoProgram,
    campaigns: [
      campaign('bowls', { multiplier: '2', product_ids: [String(productByHandle.get('pour-bowl').id)] }),
      campaign('large-orders', { multiplier: '1.5', bonus_points: 25, minimum_spend: '80.00' }),
    ],
    nudges: { ...demoProgram.nudges, order: [kind] },
  };
  if (kind !== 'unlock_minimum') return program;
  const reward = { ...demoProgram.rewards.find(({ id }) => id === 'r25'), points: 100 };
  return { ...program, rewards: [reward], nudges: { ...program.nudges, order: ['redeem_now', kind] } };
}
