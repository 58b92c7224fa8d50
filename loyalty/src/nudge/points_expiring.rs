//! "40 points expire on December 3."

use super::{Detail, Nudge, Situation};

/// Points of the member lapse soon.
pub(super) fn points_expiring(situation: &Situation<'_>) -> Option<Nudge> {
    let expiring = situation.member.expiring?;
    let (points, at) = (expiring.points.known()?, expiring.at.known()?);
    situation
        .is_within_days(at, situation.program.nudges.points_expiry_days)
        .then_some(Nudge { emphasis: true, detail: Detail::PointsExpiring { points, at } })
}
