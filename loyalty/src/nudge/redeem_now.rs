//! "Your $10 reward is ready to use."

use super::{Detail, Nudge, Situation};
use crate::{Reward, Voucher};

/// A voucher that is usable and not used, else the dearest reward; without a cart and without either, the same with the
/// minimum it asks for.
pub(super) fn redeem_now(situation: &Situation<'_>) -> Option<Nudge> {
    if let Some(voucher) = oldest(usable_vouchers(situation)) {
        return Some(of_voucher(situation, voucher, false));
    }
    if let Some(reward) = dearest(usable_rewards(situation)) {
        return Some(of_reward(reward, false));
    }
    if situation.cart.is_some() {
        return None;
    }
    let with_minimum = situation.live_vouchers().filter(|voucher| voucher.minimum_spend.amount().is_some());
    if let Some(voucher) = oldest(with_minimum) {
        return Some(of_voucher(situation, voucher, true));
    }
    let with_minimum = situation.affordable().filter(|(reward, _)| reward.minimum_spend.amount().is_some());
    dearest(with_minimum).map(|reward| of_reward(reward, true))
}

fn usable_vouchers<'a>(situation: &Situation<'a>) -> impl Iterator<Item = &'a Voucher> {
    let (cart, base_minor) = (situation.cart, situation.base_minor());
    let met = situation.live_vouchers().filter(move |voucher| voucher.minimum_spend.is_met_by(base_minor));
    met.filter(move |voucher| cart.is_none_or(|(cart, _)| is_unused(voucher, &cart.discount_codes)))
}

/// A voucher of unknown code may be any of the codes in the cart.
fn is_unused(voucher: &Voucher, codes: &[String]) -> bool {
    if voucher.code.is_unknown() { codes.is_empty() } else { !codes.iter().any(|code| voucher.is_code(code)) }
}

fn usable_rewards<'a>(situation: &Situation<'a>) -> impl Iterator<Item = (&'a Reward, i64)> {
    let base_minor = situation.base_minor();
    situation.affordable().filter(move |(reward, _)| reward.minimum_spend.is_met_by(base_minor))
}

/// The first of the oldest; those of unknown age come last.
fn oldest<'a>(vouchers: impl Iterator<Item = &'a Voucher>) -> Option<&'a Voucher> {
    vouchers.min_by_key(|voucher| voucher.issued_at.known().unwrap_or(i64::MAX))
}

/// The first of the dearest.
pub(super) fn dearest<'a>(rewards: impl Iterator<Item = (&'a Reward, i64)>) -> Option<&'a Reward> {
    let dearer = |best: (&'a Reward, i64), next: (&'a Reward, i64)| if next.1 > best.1 { next } else { best };
    rewards.reduce(dearer).map(|(reward, _)| reward)
}

fn of_voucher(situation: &Situation<'_>, voucher: &Voucher, with_minimum: bool) -> Nudge {
    let age_days = situation.program.nudges.voucher_age_days;
    let issued_at = voucher.issued_at.known();
    Nudge {
        emphasis: issued_at.is_some_and(|issued_at| situation.is_older_than_days(issued_at, age_days)),
        detail: Detail::RedeemNow {
            voucher_id: Some(voucher.id.clone()),
            reward_id: voucher.reward_id.clone(),
            minimum_spend: voucher.minimum_spend.amount().filter(|_| with_minimum),
        },
    }
}

fn of_reward(reward: &Reward, with_minimum: bool) -> Nudge {
    let detail = Detail::RedeemNow {
        voucher_id: None,
        reward_id: reward.id.clone(),
        minimum_spend: reward.minimum_spend.amount().filter(|_| with_minimum),
    };
    Nudge { emphasis: false, detail }
}
