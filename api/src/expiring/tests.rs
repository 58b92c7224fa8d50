//! Lines in, the next lapse out; and what holds for any lines.

use loyalty::{Expiry, ExpiryKind, Known};
use proptest::prelude::*;

use super::{DAY, Lapse, next};
use crate::ledger::entries::Entry;

const AGE: Expiry = Expiry { kind: Known::Known(ExpiryKind::Age), days: Known::Known(10) };
const INACTIVITY: Expiry = Expiry { kind: Known::Known(ExpiryKind::Inactivity), days: Known::Known(10) };

/// `day kind points cause`, as in `0 earned 100 o1` and `3 redeemed -50 r1`; a `pending` line has a kind of its own.
fn entries(rows: &[&str]) -> Vec<Entry> {
    let line = |(place, row): (usize, &&str)| {
        let words: Vec<&str> = row.split(' ').collect();
        entry(place, words[0].parse().unwrap(), words[1], words[2].parse().unwrap(), words[3])
    };
    rows.iter().enumerate().map(line).collect()
}

fn entry(place: usize, day: i64, kind: &str, points: i64, cause: &str) -> Entry {
    let state = if kind == "pending" { "pending" } else { "posted" };
    Entry {
        id: i64::try_from(place).unwrap() + 1,
        kind: kind.to_owned(),
        state: state.to_owned(),
        settles: None,
        customer_id: "7".to_owned(),
        points,
        cause_kind: if cause.starts_with('r') { "redemption" } else { "order" }.to_owned(),
        cause_id: cause.to_owned(),
        order_id: None,
        title: None,
        breakdown: None,
        program_version: 1,
        value: None,
        currency: "USD".to_owned(),
        qualifying_points: 0,
        qualifying_spend_minor: 0,
        qualifying_orders: 0,
        qualifies_at: day * DAY,
        posts_at: None,
        occurred_at: day * DAY,
    }
}

/// `points on day`, the day being the first without them.
fn lapse(expiry: Expiry, rows: &[&str]) -> Option<(i64, i64)> {
    next(expiry, &entries(rows), Some(0)).map(|Lapse { points, at, .. }| (points, at / DAY))
}

#[test]
fn by_age_what_is_left_of_the_oldest_line_lapses() {
    for (rows, expected) in [
        (&[][..], None),
        (&["0 earned 100 o1"], Some((100, 10))),
        (&["0 pending 100 o1"], None),
        (&["0 earned 100 o1", "0 earned 50 o2", "1 earned 7 o3"], Some((150, 10))),
        (&["0 earned 100 o1", "4 redeemed -30 r1"], Some((70, 10))),
        (&["0 earned 100 o1", "2 earned 50 o2", "4 redeemed -100 r1"], Some((50, 12))),
        (&["0 earned 100 o1", "2 earned 50 o2", "4 redeemed -120 r1"], Some((30, 12))),
        (&["0 earned 100 o1", "4 redeemed -100 r1"], None),
        // What lapsed is no more there to be spent.
        (&["0 earned 100 o1", "2 earned 50 o2", "10 expired -100 o1"], Some((50, 12))),
        // A refund after the points were spent: the next ones pay for it.
        (&["0 earned 100 o1", "1 redeemed -100 r1", "2 reversed -40 o1", "3 earned 100 o2"], Some((60, 13))),
        (&["0 earned 100 o1", "1 redeemed -100 r1", "2 reversed -40 o1", "3 earned 40 o2"], None),
    ] {
        assert_eq!(lapse(AGE, rows), expected, "{rows:?}");
    }
}

#[test]
fn what_is_given_back_is_as_old_as_what_was_taken() {
    let taken = ["0 earned 100 o1", "3 earned 100 o2", "4 redeemed -150 r1"];
    assert_eq!(lapse(AGE, &taken), Some((50, 13)));
    let back = [&taken[..], &["6 reversed 150 r1"]].concat();
    assert_eq!(lapse(AGE, &back), Some((100, 10)));
    let late = [&taken[..], &["12 reversed 150 r1"]].concat();
    assert_eq!(lapse(AGE, &late), Some((100, 12)), "at once: their day has passed");
}

#[test]
fn by_inactivity_all_lapse_after_the_last_order_or_redemption() {
    for (rows, expected) in [
        (&["2 earned 100 o1"][..], Some((100, 12))),
        (&["2 earned 100 o1", "5 redeemed -30 r1"], Some((70, 15))),
        (&["2 earned 100 o1", "5 reversed -30 o1"], Some((70, 12))),
        (&["2 earned 100 o1", "5 redeemed -100 r1"], None),
    ] {
        assert_eq!(lapse(INACTIVITY, rows), expected, "{rows:?}");
    }
}

/// A life by age: earning, spending what there is, giving a redemption back, going back on an order. Everything that is due is
/// written before the next act, as the ledger does it.
fn lived(acts: &[(i64, u8, i64)]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut spent: Vec<(String, i64)> = Vec::new();
    let mut day = 0;
    for (after, act, points) in acts {
        day += after;
        while let Some(due) = next(AGE, &entries, Some(0)).filter(|due| due.at <= day * DAY) {
            entries.push(entry(entries.len(), due.at / DAY, "expired", -due.points, "o0"));
        }
        let place = entries.len();
        let available: i64 = entries.iter().map(|entry| entry.points).sum();
        match act {
            0 if available >= *points => {
                spent.push((format!("r{place}"), *points));
                entries.push(entry(place, day, "redeemed", -points, &format!("r{place}")));
            }
            1 if !spent.is_empty() => {
                let (id, points) = spent.swap_remove(place % spent.len());
                entries.push(entry(place, day, "reversed", points, &id));
            }
            2 => entries.push(entry(place, day, "reversed", -points, "o0")),
            _ => entries.push(entry(place, day, "earned", *points, "o1")),
        }
    }
    entries
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_expiry_takes_a_point_that_was_spent(
        acts in prop::collection::vec((0_i64..6, 0_u8..6, 1_i64..200), 1..40)
    ) {
        let entries = lived(&acts);
        let mut available = 0;
        for entry in &entries {
            if entry.kind == "expired" {
                prop_assert!(-entry.points <= available, "{entries:?}");
            }
            available += entry.points;
        }
        // What is to lapse is there, none of it is older than it may be, and taken one by one it is all there is.
        let last = entries.last().map_or(0, |entry| entry.occurred_at);
        let mut rest = entries;
        let mut at = i64::MIN;
        while let Some(due) = next(AGE, &rest, Some(0)) {
            prop_assert!(due.points > 0 && due.at > at, "{due:?}");
            prop_assert!(rest.iter().any(|entry| entry.points > 0 && [0, 10].map(|days| entry.occurred_at + days * DAY).contains(&due.at)));
            at = due.at;
            rest.push(entry(rest.len(), due.at.max(last) / DAY, "expired", -due.points, "o0"));
        }
        let left: i64 = rest.iter().map(|entry| entry.points).sum();
        prop_assert_eq!(left, available.min(0));
    }
}
