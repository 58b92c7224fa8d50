//! Nudges: one true, timely sentence each that moves the shopper one step. One file for each kind.

mod detail;
mod kind;
mod situation;

mod earn;
mod join;
mod keep_tier;
mod points_expiring;
mod reach_reward;
mod reach_tier;
mod redeem_now;
mod reward_reached;
mod tier_reached;
mod unlock_minimum;

pub use detail::{Detail, Nudge, Short};
pub use kind::Kind;
pub(crate) use reach_reward::cheapest_above;
pub(crate) use reach_tier::next_tier;
pub(crate) use reward_reached::reached as rewards_reached;
pub(crate) use situation::Situation;
pub(crate) use tier_reached::reached as tier_reached;

use crate::Program;
pub(crate) use join::join;

/// The nudges that hold for a member, ranked.
pub(crate) fn nudges(situation: &Situation<'_>) -> Vec<Nudge> {
    ranked(situation.program, |kind| nudge(kind, situation))
}

/// The nudges of the program's kinds, best first, each kind once.
pub(crate) fn ranked(program: &Program, nudge: impl Fn(Kind) -> Option<Nudge>) -> Vec<Nudge> {
    let order = program.nudges.order.as_deref().unwrap_or(&Kind::ALL);
    let mut nudges: Vec<Nudge> = Vec::new();
    for kind in order {
        if !nudges.iter().any(|shown| shown.kind() == *kind) {
            nudges.extend(nudge(*kind));
        }
    }
    nudges
}

fn nudge(kind: Kind, situation: &Situation<'_>) -> Option<Nudge> {
    match kind {
        Kind::RedeemNow => redeem_now::redeem_now(situation),
        Kind::UnlockMinimum => unlock_minimum::unlock_minimum(situation),
        Kind::RewardReached => reward_reached::reward_reached(situation),
        Kind::ReachReward => reach_reward::reach_reward(situation),
        Kind::KeepTier => keep_tier::keep_tier(situation),
        Kind::PointsExpiring => points_expiring::points_expiring(situation),
        Kind::TierReached => tier_reached::tier_reached(situation),
        Kind::ReachTier => reach_tier::reach_tier(situation),
        Kind::Earn => earn::earn(situation),
        // Members have joined.
        Kind::Join => None,
    }
}
