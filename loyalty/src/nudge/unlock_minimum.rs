//! "Add $12 more to use your $10 reward."

use super::redeem_now::redeem_now;
use super::{Detail, Nudge, Situation};
use crate::Money;
use crate::reckon::Goal;

/// The smallest minimum that this cart falls short of, where nothing is usable now.
pub(super) fn unlock_minimum(situation: &Situation<'_>) -> Option<Nudge> {
    if situation.cart.is_none() || redeem_now(situation).is_some() {
        return None;
    }
    let Short { voucher_id, reward_id, minimum } = smallest(situation)?;
    let spend_more = situation.spend_more(Goal::Base(minimum.minor()))?;
    let detail = Detail::UnlockMinimum {
        voucher_id: voucher_id.map(str::to_owned),
        reward_id: reward_id.to_owned(),
        spend_more,
    };
    Some(Nudge { emphasis: false, detail })
}

/// Something short of its minimum.
struct Short<'a> {
    voucher_id: Option<&'a str>,
    reward_id: &'a str,
    minimum: Money,
}

/// Of equal minimums the first: vouchers before rewards, each in their list's order.
fn smallest<'a>(situation: &Situation<'a>) -> Option<Short<'a>> {
    let base_minor = situation.base_minor();
    let vouchers = situation.live_vouchers().filter_map(|voucher| {
        let minimum = voucher.minimum_spend.short_at(base_minor)?;
        Some(Short { voucher_id: Some(&voucher.id), reward_id: &voucher.reward_id, minimum })
    });
    let rewards = situation.affordable().filter_map(|(reward, _)| {
        let minimum = reward.minimum_spend.short_at(base_minor)?;
        Some(Short { voucher_id: None, reward_id: &reward.id, minimum })
    });
    vouchers.chain(rewards).min_by_key(|short| short.minimum.minor())
}
