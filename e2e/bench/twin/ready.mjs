// `redeem_now` and `unlock_minimum`: what can be used already, and what only a minimum keeps from being used.
import { ZERO } from './number.mjs';
import { isMet } from './program.mjs';

export function redeemNow(scene) {
  if (!scene.member) return null;
  const { program, spend } = scene;
  const merchandise = spend ? spend.merchandise : ZERO;
  const found = best(scene, ({ minimum }) => (merchandise ? isMet(minimum, merchandise) : minimum === undefined));
  if (found) return named(found, scene);
  const later = spend ? null : best(scene, ({ minimum }) => minimum);
  return later && { ...named(later, scene), minimum_spend: later.minimum.toFixed(program.decimals, 0) };
}

export function unlockMinimum(scene) {
  const merchandise = scene.member && scene.spend?.merchandise;
  if (!merchandise || redeemNow(scene)) return null;
  const short = candidates(scene).filter(({ minimum }) => minimum && merchandise.lt(minimum));
  if (!short.length) return null;
  const least = short.reduce((best, one) => (one.minimum.lt(best.minimum) ? one : best));
  const more = scene.more(({ spend }) => spend.merchandise?.gte(least.minimum));
  return more.currency ? { ...named(least, scene), emphasis: false, ...more } : null;
}

/** Of those that suit and are not in the cart, the oldest voucher, else the dearest reward. */
function best(scene, suits) {
  const suiting = candidates(scene).filter((ready) => isInCart(ready, scene) === false && suits(ready));
  const vouchers = suiting.filter(({ voucher }) => voucher);
  const age = ({ voucher }) => voucher.issued_at ?? Infinity;
  if (vouchers.length) return vouchers.reduce((best, one) => (age(one) < age(best) ? one : best));
  if (!suiting.length) return null;
  return suiting.reduce((best, one) => (one.reward.price > best.reward.price ? one : best));
}

/** Live vouchers, then affordable rewards that are not blocked. */
function candidates({ member, rewards, now }) {
  const live = member.vouchers.filter(({ expires_at: at }) => at == null || now < at);
  const affordable = rewards.filter(
    ({ id, price }) => member.available !== null && price <= member.available && !member.blocked.includes(id),
  );
  return [
    ...live.map((voucher) => ({ voucher, minimum: voucher.minimum })),
    ...affordable.map((reward) => ({ reward, minimum: reward.minimum })),
  ];
}

/** Null: unknown, because there are codes in the cart and the voucher's is not known. */
function isInCart({ voucher }, { cart }) {
  if (!voucher || !cart?.codes.length) return false;
  if (voucher.code == null) return null;
  return cart.codes.some((code) => code.toLowerCase() === voucher.code.toLowerCase());
}

function named({ voucher, reward }, { program, now }) {
  if (!voucher) return { reward_id: reward.id };
  const emphasis = voucher.issued_at != null && now - voucher.issued_at > program.voucherAgeDays * 86_400;
  return { emphasis, voucher_id: voucher.id, reward_id: voucher.reward_id };
}
