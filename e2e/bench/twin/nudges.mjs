// Which nudges hold, best first.
import { readCart } from './cart.mjs';
import { exact, ONE, permille, ZERO } from './number.mjs';
import { isFor, readMember, readProgram, tierPlace } from './program.mjs';
import { redeemNow, unlockMinimum } from './ready.mjs';
import { createReckoner, spendMore } from './reckon.mjs';

const table = {
  redeem_now: redeemNow,
  unlock_minimum: unlockMinimum,
  reward_reached: rewardReached,
  reach_reward: reachReward,
  keep_tier: keepTier,
  points_expiring: pointsExpiring,
  tier_reached: tierReached,
  reach_tier: reachTier,
  earn,
  join,
};

/** What `POST /v1/nudges` answers as `nudges`, for the request it takes. */
export const answer = ({ program, member, cart, now }) =>
  nudgesOf({ program: readProgram(program), member: readMember(member ?? null), cart: readCart(cart), now });

/** The same of what was read before. */
export function nudgesOf(question) {
  const scene = sceneOf(question);
  return (question.program.order ?? Object.keys(table)).flatMap((kind) => {
    const found = table[kind]?.(scene);
    return found ? [{ kind, emphasis: false, ...found }] : [];
  });
}

function sceneOf({ program, member, cart, now }) {
  const place = tierPlace(program, member);
  const reckon = createReckoner({ program, cart, place, now });
  const { spend, earned } = reckon();
  return {
    program,
    person: member,
    member: member?.state === 'member' ? member : null,
    cart: spend && cart,
    now,
    place,
    spend,
    earned: earned ?? ZERO,
    rewards: program.rewards.filter(
      (reward) => reward.enabled && reward.price !== null && isFor(reward.tier_ids, program, place),
    ),
    /** `spend_more_minor` and `currency`, where there is an answer. */
    more(isReached) {
      const minor = spend && spendMore(reckon, isReached);
      return minor === null ? {} : { spend_more_minor: minor, currency: cart.currency };
    },
    isWithin: (at, days) => at > now && at - now <= days * 86_400,
  };
}

function rewardReached({ member, rewards, earned }) {
  if (member?.available == null) return null;
  const after = earned.plus(member.available);
  const reached = rewards.filter(({ price }) => member.available < price && after.gte(price));
  return reached.length ? { reward_id: first(reached, (one, best) => one.price > best.price).id } : null;
}

function reachReward({ program, member, rewards, earned, more }) {
  if (member?.available == null) return null;
  const after = earned.plus(member.available);
  const above = rewards.filter(({ price }) => after.lt(price));
  if (!above.length) return null;
  const { id, price } = first(above, (one, best) => one.price < best.price);
  const short = exact(price).minus(after).toNumber();
  return {
    emphasis: short <= program.nearRewardPoints,
    reward_id: id,
    points_short: short,
    ...more((with_) => (with_.earned ?? ZERO).plus(member.available).gte(price)),
    progress_permille: permille(after, exact(price)),
  };
}

function keepTier(scene) {
  const { program, member, place, isWithin } = scene;
  const at = member?.tier?.expires_at;
  if (place == null || at == null || !isWithin(at, program.tierExpiryDays) || !member.toKeep) return null;
  const short = shortfall(scene, member.toKeep);
  return short && { emphasis: true, tier_id: program.tiers[place].id, at, ...short };
}

function tierReached(scene) {
  const { program, member } = scene;
  if (!member?.qualifyingNow || !program.basis) return null;
  const before = member.qualifyingNow;
  const after = before.plus(counted(program, scene));
  const reached = above(scene).filter(({ threshold }) => before.lt(threshold) && after.gte(threshold));
  return reached.length ? { tier_id: reached.at(-1).id } : null;
}

function reachTier(scene) {
  const { program, member } = scene;
  if (!member?.qualifyingNow || !program.basis) return null;
  const after = member.qualifyingNow.plus(counted(program, scene));
  const next = above(scene).find(({ threshold }) => after.lt(threshold));
  return next ? { tier_id: next.id, ...shortfall(scene, next.threshold) } : null;
}

/** The tiers above the own; none where the own is unknown. */
const above = ({ program, place }) =>
  place === null ? [] : program.tiers.slice(place === undefined ? 0 : place + 1).filter(({ threshold }) => threshold);

/** What a cart adds to what qualifies. */
function counted({ basis }, { spend, earned }) {
  if (!spend) return ZERO;
  if (basis === 'points') return earned ?? ZERO;
  return basis === 'spend' ? spend.counted : ONE;
}

function shortfall(scene, goal) {
  const { program, member, more } = scene;
  const before = member.qualifyingNow;
  if (!program.basis || !before) return null;
  const after = before.plus(counted(program, scene));
  if (after.gte(goal)) return null;
  const short = goal.minus(after);
  const name = `${program.basis}_short`;
  const amount = program.basis === 'spend' ? short.toFixed(program.decimals, 0) : short.toNumber();
  const add = program.basis === 'orders' ? {} : more((with_) => before.plus(counted(program, with_)).gte(goal));
  return { [name]: amount, ...add, progress_permille: permille(after, goal) };
}

function pointsExpiring({ program, member, isWithin }) {
  const { points, at } = member?.expiring ?? {};
  if (points == null || at == null || !isWithin(at, program.pointsExpiryDays)) return null;
  return { emphasis: true, points, at };
}

function earn({ member, earned }) {
  return member && earned.gt(0) ? { points: earned.toNumber() } : null;
}

function join({ person, earned }) {
  return !person || person.state === 'candidate' ? { points: earned.toNumber() } : null;
}

/** The first that none is better than. */
export const first = (list, isBetter) => list.reduce((best, one) => (isBetter(one, best) ? one : best));
