//! "This order takes you to Gold."

use super::reach_tier::tiers_above;
use super::{Detail, Nudge, Situation};
use crate::Tier;

/// The highest tier that the member has not qualified for and has after this cart.
pub(super) fn tier_reached(situation: &Situation<'_>) -> Option<Nudge> {
    let qualified = situation.qualifying()?;
    let tier = reached(situation, qualified.before, qualified.after)?;
    Some(Nudge { emphasis: false, detail: Detail::TierReached { tier_id: tier.id.clone() } })
}

/// The highest tier above the own whose threshold lies above `without` and not above `with`.
pub(crate) fn reached<'a>(situation: &Situation<'a>, without: i64, with: i64) -> Option<&'a Tier> {
    let tiers = tiers_above(situation)?;
    tiers.filter(|(_, threshold)| without < *threshold && *threshold <= with).last().map(|(tier, _)| tier)
}
