//! The tiers held one after the other.

use super::hold::{self, Hold};
use super::{Calendar, Contribution, effective};

/// From this moment on, this tier is held (None: none), by its place among the thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) at: i64,
    pub(crate) tier: Option<usize>,
}

/// What is held at `from`, and every change after it up to `now`. Looking in between at any moment finds the same.
pub(crate) fn changes(
    thresholds: &[Option<i128>],
    calendar: &Calendar,
    contributions: &[Contribution],
    from: i64,
    now: i64,
) -> Vec<Change> {
    let effective = effective(contributions, now);
    let holds: Vec<(usize, Hold)> = thresholds
        .iter()
        .enumerate()
        .filter_map(|(tier, threshold)| Some((tier, hold::of(threshold.as_ref()?, calendar, &effective))))
        .flat_map(|(tier, holds)| hold::joined(holds).into_iter().map(move |hold| (tier, hold)))
        .collect();
    let ends = holds.iter().flat_map(|(_, hold)| [Some(hold.from), hold.until]).flatten();
    let mut moments: Vec<i64> = ends.filter(|at| from < *at && *at <= now).chain([from]).collect();
    moments.sort_unstable();
    let held = |at| holds.iter().filter(|(_, hold)| hold.contains(at)).map(|(tier, _)| *tier).max();
    let mut changes: Vec<Change> = moments.into_iter().map(|at| Change { at, tier: held(at) }).collect();
    changes.dedup_by_key(|change| change.tier);
    changes
}
