//! "This order earns your $10 reward."

use super::redeem_now::dearest;
use super::{Detail, Nudge, Situation};
use crate::Reward;

/// The dearest reward that the member can't afford now and can after this cart.
pub(super) fn reward_reached(situation: &Situation<'_>) -> Option<Nudge> {
    let reward = reached(situation, 0, situation.cart_points())?;
    Some(Nudge { emphasis: false, detail: Detail::RewardReached { reward_id: reward.id.clone() } })
}

/// The dearest reward that `with` more points afford and `without` do not.
pub(crate) fn reached<'a>(situation: &Situation<'a>, without: u64, with: u64) -> Option<&'a Reward> {
    let available = situation.available()?;
    let (low, high) = (available.saturating_add_unsigned(without), available.saturating_add_unsigned(with));
    dearest(situation.rewards().filter(|(_, price)| low < *price && *price <= high))
}
