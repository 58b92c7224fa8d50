//! Facts: what those who only print need, computed once for all of them.

use crate::nudge::{Situation, cheapest_above, next_tier as tier_above};
use crate::{Known, Member, MemberState, Nudge, Program, Short, answer};

/// What Liquid, e-mail tools and checkout print untouched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NextTier {
    /// The tier.
    pub tier_id: String,
    /// Its name.
    pub name: String,
    /// What is missing.
    pub short: Short,
}

/// The facts of somebody at `now`. Only members have rewards and tiers ahead of them.
pub fn facts(program: &Program, member: Option<&Member>, now: i64) -> Facts {
    let mut nudges = answer(program, member, None, now).nudges;
    nudges.truncate(NUDGES_MAX);
    let is_member = |member: &&Member| member.state == Known::Known(MemberState::Member);
    let Some(member) = member.filter(is_member) else {
        return Facts { next_reward: None, next_tier: None, nudges };
    };
    let situation = Situation { program, member, standing: program.standing(Some(member)), cart: None, now };
    Facts { next_reward: next_reward(&situation), next_tier: next_tier(&situation), nudges }
}

const NUDGES_MAX: usize = 3;

fn next_reward(situation: &Situation<'_>) -> Option<NextReward> {
    let available = situation.available()?;
    let (reward, price) = cheapest_above(situation, available)?;
    Some(NextReward {
        reward_id: reward.id.clone(),
        title: reward.title.clone(),
        points_short: price.saturating_sub(available).unsigned_abs(),
    })
}

fn next_tier(situation: &Situation<'_>) -> Option<NextTier> {
    let qualified = situation.qualifying()?;
    let (tier, threshold) = tier_above(situation, qualified.after)?;
    Some(NextTier {
        tier_id: tier.id.clone(),
        name: tier.name.clone(),
        short: situation.short(qualified, threshold),
    })
}
