//! Facts: what those who only print need, computed once for all of them.

use crate::{Member, Nudge, Program, Short};

/// What Liquid, e-mail tools and checkout print untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The cheapest reward above what the member has.
    pub next_reward: Option<NextReward>,
    /// The next tier.
    pub next_tier: Option<NextTier>,
    /// The best three nudges without a cart.
    pub nudges: Vec<Nudge>,
}

/// The cheapest reward above what the member has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextReward {
    /// The reward.
    pub reward_id: String,
    /// Its title.
    pub title: String,
    /// The points that are missing.
    pub points_short: u64,
}

/// The next tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextTier {
    /// The tier.
    pub tier_id: String,
    /// Its name.
    pub name: String,
    /// What is missing.
    pub short: Short,
}

/// The facts of somebody at `now`.
pub fn facts(program: &Program, member: Option<&Member>, now: i64) -> Facts {
    let _ = (program, member, now);
    Facts { next_reward: None, next_tier: None, nudges: Vec::new() }
}
