//! "You'll earn 50 points with this order."

use super::{Detail, Nudge, Situation};

/// The cart earns the member points.
pub(super) fn earn(situation: &Situation<'_>) -> Option<Nudge> {
    let points = situation.cart_points();
    (points > 0).then_some(Nudge { emphasis: false, detail: Detail::Earn { points } })
}
