//! The changes of a customer's tier that nobody was told of yet.

use crate::account::{Current, tier_id};

/// From this moment on, the tier of this id is held; None: no tier.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TierChange {
    pub(crate) at: i64,
    pub(crate) tier_id: Option<String>,
}

/// What changed up to `now` since it was last said, oldest first. A new version of the program counts from when it was
/// recorded; what it makes of the time before is one change, at that moment.
pub(crate) fn tier_changes(current: &Current, now: i64) -> Vec<TierChange> {
    let Current { version, account, announced_tier, announced_at, .. } = current;
    let since = [*announced_at, account.joined_at, Some(version.recorded_at)];
    let from = since.into_iter().flatten().max().unwrap_or(now).min(now);
    let mut said = announced_tier.clone();
    let mut changes = Vec::new();
    for (at, tier) in account.tiers(&version.program, from, now) {
        let tier_id = tier_id(tier);
        if tier_id != said {
            said.clone_from(&tier_id);
            changes.push(TierChange { at, tier_id });
        }
    }
    changes
}
