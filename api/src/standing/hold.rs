//! From contributions to the spans of time in which one threshold's tier is held.

use std::collections::BTreeMap;

use super::Contribution;
use super::periods::{Calendar, DAY, Period, Span};

/// From, inclusive, until, exclusive; until None is for good.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub(super) from: i64,
    pub(super) until: Option<i64>,
}

impl Hold {
    pub(super) fn contains(self, now: i64) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }
}

/// When the tier of this threshold is held, in order of `from`. Contributions are in order of effect.
pub(super) fn of(threshold: &i128, calendar: &Calendar, contributions: &[Contribution]) -> Vec<Hold> {
    if *threshold <= 0 {
        // Whoever joins has reached it, and nothing takes it from them.
        return vec![Hold { from: calendar.joined_at, until: None }];
    }
    match calendar.period {
        Period::Lifetime => in_a_lifetime(*threshold, contributions),
        Period::Rolling { days } => rolling(*threshold, days * DAY, contributions),
        Period::CalendarYear | Period::Anniversary => in_periods(*threshold, calendar, contributions),
    }
}

/// The hold that contains `now`, joined with those it continues.
pub(super) fn at(holds: Vec<Hold>, now: i64) -> Option<Hold> {
    joined(holds).into_iter().find(|hold| hold.contains(now))
}

/// The same with no hold that continues another.
pub(super) fn joined(holds: Vec<Hold>) -> Vec<Hold> {
    let mut joined: Vec<Hold> = Vec::new();
    for hold in holds {
        match joined.last_mut() {
            Some(last) if last.until.is_none_or(|until| hold.from <= until) => {
                last.until = later(last.until, hold.until);
            }
            _ => joined.push(hold),
        }
    }
    joined
}

/// The sum that counts at `now`.
pub(super) fn qualifying(calendar: &Calendar, contributions: &[Contribution], now: i64) -> i128 {
    let counts: Box<dyn Fn(&Contribution) -> bool> = match calendar.period {
        Period::Lifetime => Box::new(|_| true),
        Period::Rolling { days } => Box::new(move |one| now < one.counts_at.saturating_add(days * DAY)),
        Period::CalendarYear | Period::Anniversary => {
            let current = calendar.span(now);
            Box::new(move |one| current.start <= one.counts_at && one.counts_at < current.end)
        }
    };
    contributions.iter().filter(|one| counts(one)).map(|one| one.amount).sum()
}

fn in_a_lifetime(threshold: i128, contributions: &[Contribution]) -> Vec<Hold> {
    let mut sum = 0;
    let reached = contributions.iter().find(|one| {
        sum += one.amount;
        sum >= threshold
    });
    reached.map(|one| Hold { from: one.at, until: None }).into_iter().collect()
}

fn in_periods(threshold: i128, calendar: &Calendar, contributions: &[Contribution]) -> Vec<Hold> {
    let mut sums: BTreeMap<i64, i128> = BTreeMap::new();
    let mut holds = Vec::new();
    for one in contributions {
        let Span { start, next_end, .. } = calendar.span(one.counts_at);
        let sum = sums.entry(start).or_default();
        *sum += one.amount;
        if *sum >= threshold && one.at < next_end {
            holds.push(Hold { from: one.at, until: Some(next_end) });
        }
    }
    holds
}

fn rolling(threshold: i128, length: i64, contributions: &[Contribution]) -> Vec<Hold> {
    // Every moment at which the trailing sum changes, and by how much.
    let mut changes: BTreeMap<i64, i128> = BTreeMap::new();
    for one in contributions {
        let leaves_at = one.counts_at.saturating_add(length);
        if one.at < leaves_at {
            *changes.entry(one.at).or_default() += one.amount;
            *changes.entry(leaves_at).or_default() -= one.amount;
        }
    }
    let (mut sum, mut met_from, mut holds) = (0, None, Vec::new());
    for (at, amount) in changes {
        sum += amount;
        match met_from {
            None if sum >= threshold => met_from = Some(at),
            Some(from) if sum < threshold => {
                holds.push(Hold { from, until: Some(at.saturating_add(length)) });
                met_from = None;
            }
            _ => {}
        }
    }
    holds
}

fn later(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    Some(one?.max(other?))
}
