//! "Add $20 more to reach your $10 reward."

use super::situation::progress_permille;
use super::{Detail, Nudge, Situation};
use crate::Reward;
use crate::reckon::Goal;

/// The cheapest reward above what the member has after this cart.
pub(super) fn reach_reward(situation: &Situation<'_>) -> Option<Nudge> {
    let available = situation.available()?;
    let reached = available.saturating_add_unsigned(situation.cart_points());
    let (reward, price) = cheapest_above(situation, reached)?;
    let points_short = price.saturating_sub(reached).unsigned_abs();
    let from_cart = price.saturating_sub(available).unsigned_abs();
    Some(Nudge {
        emphasis: points_short <= situation.program.nudges.near_reward_points,
        detail: Detail::ReachReward {
            reward_id: reward.id.clone(),
            points_short,
            spend_more: situation.spend_more(Goal::Points(from_cart)),
            progress_permille: progress_permille(reached, price),
        },
    })
}

/// The first of the cheapest rewards on offer that cost more than `points`, with its price.
pub(crate) fn cheapest_above<'a>(situation: &Situation<'a>, points: i64) -> Option<(&'a Reward, i64)> {
    situation.rewards().filter(|(_, price)| *price > points).min_by_key(|(_, price)| *price)
}
