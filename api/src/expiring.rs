//! When points lapse. Pure: the ledger's lines in, what lapses next out.
//!
//! - By inactivity: all there are, when no order and no redemption came for the program's days.
//! - By age: what is left of a line that many days after it was posted. Whatever takes points takes the oldest there are, in the
//!   order of the ledger's lines; what a cancelled redemption gives back is as old as what it took.

use std::collections::BTreeMap;

use loyalty::{Expiry, ExpiryKind, Known};

use crate::ledger::entries::{Entry, effective};

const DAY: i64 = 86_400;

/// Points that lapse at a moment, unless they are spent before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lapse {
    pub(crate) points: i64,
    /// The first second without them.
    pub(crate) at: i64,
    /// Which rule it is by, and of what: the id of the oldest line, or the moment itself.
    pub(crate) cause_kind: &'static str,
    pub(crate) cause_id: String,
}

/// What is left of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lot {
    entry_id: i64,
    posted_at: i64,
    /// When they came back, if they were taken before.
    back_at: i64,
    points: i64,
}

/// What lapses next; None: nothing does. Several lines that lapse at one moment are one lapse.
pub(crate) fn next(expiry: Expiry, entries: &[Entry], joined_at: Option<i64>) -> Option<Lapse> {
    let (Known::Known(kind), Known::Known(days)) = (expiry.kind, expiry.days) else { return None };
    let seconds = i64::try_from(days).ok()?.checked_mul(DAY)?;
    match kind {
        ExpiryKind::Inactivity => by_inactivity(entries, joined_at, seconds),
        ExpiryKind::Age => by_age(entries, seconds),
    }
}

fn by_inactivity(entries: &[Entry], joined_at: Option<i64>, seconds: i64) -> Option<Lapse> {
    let activity = entries.iter().filter_map(|entry| match entry.kind.as_str() {
        "earned" => Some(entry.qualifies_at),
        "redeemed" => Some(entry.occurred_at),
        _ => None,
    });
    let at = activity.chain(joined_at).max()?.checked_add(seconds)?;
    let points = posted(entries).map(|entry| entry.points).fold(0, i64::saturating_add);
    (points > 0).then(|| Lapse { points, at, cause_kind: "inactivity", cause_id: at.to_string() })
}

fn by_age(entries: &[Entry], seconds: i64) -> Option<Lapse> {
    let lots = lots(entries);
    // Nothing lapses before it is there.
    let lapses_at = |lot: &Lot| lot.posted_at.saturating_add(seconds).max(lot.back_at);
    let first = lots.iter().min_by_key(|lot| (lapses_at(lot), lot.posted_at))?;
    let at = lapses_at(first);
    let together = lots.iter().filter(|lot| lapses_at(lot) == at);
    Some(Lapse {
        points: together.map(|lot| lot.points).fold(0, i64::saturating_add),
        at,
        cause_kind: "age",
        cause_id: first.entry_id.to_string(),
    })
}

/// What is left of each line, oldest first; nothing while more was taken than there was.
fn lots(entries: &[Entry]) -> Vec<Lot> {
    let mut lots: Vec<Lot> = Vec::new();
    let mut owed = 0;
    // What each redemption took.
    let mut taken: BTreeMap<&str, Vec<Lot>> = BTreeMap::new();
    for entry in posted(entries) {
        if entry.points < 0 {
            let (took, short) = take(&mut lots, entry.points.saturating_neg());
            owed += short;
            if entry.kind == "redeemed" {
                taken.insert(&entry.cause_id, took);
            }
            continue;
        }
        let back = taken.remove(entry.cause_id.as_str()).filter(|_| entry.cause_kind == "redemption");
        let at = entry.occurred_at;
        let new = Lot { entry_id: entry.id, posted_at: at, back_at: at, points: entry.points };
        let back = back.map(|lots| lots.into_iter().map(|lot| Lot { back_at: at, ..lot }).collect());
        lots.extend(back.unwrap_or_else(|| vec![new]));
        lots.sort_by_key(|lot| (lot.posted_at, lot.entry_id));
        owed = take(&mut lots, owed).1;
    }
    lots
}

/// Takes so many points of the oldest; what was taken, and how many there were not.
fn take(lots: &mut Vec<Lot>, points: i64) -> (Vec<Lot>, i64) {
    let mut wanted = points;
    let mut took = Vec::new();
    for lot in lots.iter_mut() {
        let some = lot.points.min(wanted);
        took.push(Lot { points: some, ..lot.clone() });
        lot.points -= some;
        wanted -= some;
    }
    lots.retain(|lot| lot.points > 0);
    took.retain(|lot| lot.points > 0);
    (took, wanted)
}

fn posted(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    effective(entries).filter(|entry| entry.state == "posted")
}

#[cfg(test)]
mod tests;
