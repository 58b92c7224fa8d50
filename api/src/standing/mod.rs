//! The tier a member holds, computed from what counted toward it; nothing about tiers is stored. Pure: the ledger's
//! entries in, a standing out.
//!
//! - Calendar year and anniversary: a tier reached in a period is held to the end of the next one.
//! - Lifetime: a tier reached is held for good.
//! - Rolling: a tier is held for the period's days from the last moment its threshold was met, and it is met for as long
//!   as the contributions of the trailing days reach it.
//!
//! A tier whose threshold is zero is held from joining, for good.
//!
//! A refund lowers what counts, in the period of its order; a tier reached before it stays until it expires.

mod changes;
mod hold;
mod periods;

pub(crate) use changes::{Change, changes};
use hold::Hold;
pub(crate) use periods::{Calendar, Period};

/// Something that counted toward a tier, in the basis's smallest unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Contribution {
    /// When it took effect.
    pub(crate) at: i64,
    /// Which period it counts in: the order's own time, also for its refunds.
    pub(crate) counts_at: i64,
    pub(crate) amount: i128,
}

/// A tier held, by its place among the thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) tier: usize,
    pub(crate) since_at: i64,
    pub(crate) expires_at: Option<i64>,
}

/// Where a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) held: Option<Held>,
    /// What counts in the current period.
    pub(crate) qualifying: i128,
}

/// The standing at `now`. A threshold of None is unknown and never reached.
pub(crate) fn standing(
    thresholds: &[Option<i128>],
    calendar: &Calendar,
    contributions: &[Contribution],
    now: i64,
) -> Standing {
    let effective = effective(contributions, now);
    let held = thresholds
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(tier, threshold)| Some((tier, hold::of(threshold.as_ref()?, calendar, &effective))))
        .find_map(|(tier, holds)| {
            let Hold { from, until } = hold::at(holds, now)?;
            Some(Held { tier, since_at: from, expires_at: until })
        });
    Standing { held, qualifying: hold::qualifying(calendar, &effective, now) }
}

/// What took effect up to `now`, in that order.
fn effective(contributions: &[Contribution], now: i64) -> Vec<Contribution> {
    let mut effective: Vec<Contribution> =
        contributions.iter().copied().filter(|one| one.at <= now && one.amount != 0).collect();
    // At one moment an order comes before its refund.
    effective.sort_by_key(|one| (one.at, one.counts_at, -one.amount));
    effective
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;
