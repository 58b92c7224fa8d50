// The snapshot's program and member with their decimals read. Null is none or unknown, as the contract has it for each field.
import { decimals } from './currency.mjs';
import { CEIL, exact, FLOOR, NEAREST, ONE } from './number.mjs';

const roundings = { floor: FLOOR, nearest: NEAREST, ceil: CEIL };

/** Undefined: none. Null: unknown. */
export const minimumOf = ({ minimum_spend: minimum }) =>
  minimum == null ? undefined : minimum === 'unknown' ? null : exact(minimum);

export const isMet = (minimum, spend) => minimum === undefined || (minimum !== null && spend.gte(minimum));

export function readProgram(program) {
  const nudges = program.nudges ?? {};
  const basis = program.qualification?.basis;
  return {
    ...program,
    decimals: decimals(program.currency),
    earning: readEarning(program.earning),
    campaigns: (program.campaigns ?? []).map(readCampaign),
    tiers: (program.tiers ?? []).map(readTier),
    basis: ['points', 'spend', 'orders'].includes(basis) ? basis : null,
    rewards: (program.rewards ?? []).map(readReward),
    nearRewardPoints: nudges.near_reward_points ?? 200,
    voucherAgeDays: nudges.voucher_age_days ?? 14,
    tierExpiryDays: nudges.tier_expiry_days ?? 30,
    pointsExpiryDays: nudges.points_expiry_days ?? 30,
    order: nudges.order ?? null,
  };
}

function readEarning(earning) {
  const exclude = earning?.exclude ?? {};
  return {
    points: exact(earning?.points),
    per: exact(earning?.per),
    rounding: roundings[earning?.rounding] ?? null,
    // No rule at all excludes nothing; one that does not speak of gift cards leaves it open.
    giftCards: earning == null ? false : (exclude.gift_cards ?? null),
    lists: ['product', 'variant']
      .map((what) => [`${what}_id`, exclude[`${what}_ids`] ?? []])
      .concat([
        ['product_type', exclude.product_types ?? []],
        ['vendor', exclude.vendors ?? []],
      ]),
  };
}

const readCampaign = (campaign) => ({
  ...campaign,
  multiplier: exact(campaign.multiplier) ?? ONE,
  bonusPoints: campaign.bonus_points ?? 0,
  minimum: minimumOf(campaign),
});

const readTier = (tier) => ({ ...tier, threshold: exact(tier.threshold), multiplier: exact(tier.multiplier) });

const readReward = (reward) => ({
  ...reward,
  enabled: reward.enabled ?? true,
  price: reward.points ?? reward.points_range?.min ?? null,
  minimum: minimumOf(reward),
});

/** Null: a guest. */
export const readMember = (member) =>
  member && {
    ...member,
    available: member.points?.available ?? null,
    qualifyingNow: exact(member.qualifying?.now),
    toKeep: exact(member.qualifying?.to_keep),
    vouchers: (member.vouchers ?? []).map((voucher) => ({ ...voucher, minimum: minimumOf(voucher) })),
    blocked: (member.blocked_rewards ?? []).map((blocked) => blocked.reward_id),
  };

/** The place among the program's tiers; undefined: in none, null: unknown. A guest and a candidate are in none. */
export function tierPlace(program, member) {
  if (!member?.tier || member.state === 'candidate') return undefined;
  const place = program.tiers.findIndex(({ id }) => id === member.tier.id);
  return place < 0 ? null : place;
}

/** Null: open to all; an unknown tier only gets what is for all. */
export const isFor = (tierIds, program, place) => tierIds == null || tierIds.includes(program.tiers[place]?.id);
