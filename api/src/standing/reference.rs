//! The same rules once more, slowly: the member's days are walked through one by one, and nothing is shared with the code
//! that ships but the words.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Calendar, Contribution, Period};

/// The highest tier held at `now`.
pub(super) fn tier(
    thresholds: &[Option<i128>],
    calendar: &Calendar,
    contributions: &[Contribution],
    now: i64,
) -> Option<usize> {
    let mut past: Vec<Contribution> = contributions.iter().copied().filter(|one| one.at <= now).collect();
    past.sort_by_key(|one| (one.at, one.counts_at, -one.amount));
    (0..thresholds.len()).rev().find(|tier| match thresholds[*tier] {
        None => false,
        Some(0) => calendar.joined_at <= now,
        Some(threshold) => match calendar.period {
            Period::Lifetime => {
                (1..=past.len()).any(|n| past[..n].iter().map(|one| one.amount).sum::<i128>() >= threshold)
            }
            Period::Rolling { days } => rolling(threshold, days * 86_400, &past, now),
            Period::CalendarYear | Period::Anniversary => yearly(threshold, calendar, &past, now),
        },
    })
}

/// What counts at `now`.
pub(super) fn qualifying(calendar: &Calendar, contributions: &[Contribution], now: i64) -> i128 {
    let past: Vec<Contribution> = contributions.iter().copied().filter(|one| one.at <= now).collect();
    let year_of = years(calendar, &past, now);
    let year = |at| year_of[&day(at, &calendar.zone)];
    let counted = past.iter().filter(|one| match calendar.period {
        Period::Lifetime => true,
        Period::Rolling { days } => now - one.counts_at < days * 86_400,
        Period::CalendarYear | Period::Anniversary => year(one.counts_at) == year(now),
    });
    counted.map(|one| one.amount).sum()
}

/// Whether the trailing sum reached the threshold at any moment of the last `length` seconds.
fn rolling(threshold: i128, length: i64, past: &[Contribution], now: i64) -> bool {
    let sum_at = |moment: i64| {
        let counted = past.iter().filter(|one| one.at <= moment && moment < one.counts_at + length);
        counted.map(|one| one.amount).sum::<i128>()
    };
    let moments = past.iter().flat_map(|one| [one.at, one.counts_at + length]).chain([now - length, now]);
    moments
        .filter(|moment| now - length <= *moment && *moment <= now)
        .any(|moment| sum_at(moment) >= threshold)
}

fn yearly(threshold: i128, calendar: &Calendar, past: &[Contribution], now: i64) -> bool {
    let year_of = years(calendar, past, now);
    let (mut sums, mut held_through) = (BTreeMap::<i32, i128>::new(), None);
    for one in past {
        let counted = year_of[&day(one.counts_at, &calendar.zone)];
        let sum = sums.entry(counted).or_default();
        *sum += one.amount;
        if *sum >= threshold {
            held_through = held_through.max(Some(counted + 1));
        }
    }
    held_through.is_some_and(|last| year_of[&day(now, &calendar.zone)] <= last)
}

/// Walks from the first day that matters to the last; years begin on 1 January, or on the day of joining.
fn years(calendar: &Calendar, past: &[Contribution], now: i64) -> BTreeMap<Date, i32> {
    let joined = match calendar.period {
        Period::Anniversary => day(calendar.joined_at, &calendar.zone),
        _ => Date::new(2000, 1, 1).unwrap(),
    };
    let instants = past.iter().flat_map(|one| [one.at, one.counts_at]).chain([now]);
    let days: Vec<Date> = instants.map(|at| day(at, &calendar.zone)).collect();
    let (mut walked, last) = (*days.iter().min().unwrap(), *days.iter().max().unwrap());
    let (mut year, mut year_of) = (0, BTreeMap::new());
    while walked <= last {
        year += i32::from(begins_year(walked, joined));
        year_of.insert(walked, year);
        walked = walked.tomorrow().unwrap();
    }
    year_of
}

fn begins_year(day: Date, joined: Date) -> bool {
    let of_a_leap_day = (joined.month(), joined.day()) == (2, 29) && !day.in_leap_year();
    let begins = if of_a_leap_day { (2, 28) } else { (joined.month(), joined.day()) };
    (day.month(), day.day()) == begins
}

fn day(at: i64, zone: &TimeZone) -> Date {
    Timestamp::from_second(at).unwrap().to_zoned(zone.clone()).date()
}
