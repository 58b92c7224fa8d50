//! Situation in, standing out.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Calendar, Contribution, Held, Period, standing};

const THRESHOLDS: [Option<i128>; 3] = [Some(500), None, Some(1000)];

fn at(text: &str) -> i64 {
    let full = if text.len() == 10 { format!("{text}T12:00:00Z") } else { text.to_owned() };
    full.parse::<Timestamp>().unwrap().as_second()
}

fn calendar(period: Period, zone: &str) -> Calendar {
    Calendar { period, zone: TimeZone::get(zone).unwrap(), joined_at: at("2024-02-29") }
}

/// `2026-01-05 +500` is an order, `2026-02-01 -500 for 2026-01-05` a refund of it.
fn contribution(row: &str) -> Contribution {
    let words: Vec<&str> = row.split(' ').collect();
    let counts_at = words.get(3).unwrap_or(&words[0]);
    Contribution { at: at(words[0]), counts_at: at(counts_at), amount: words[1].parse().unwrap() }
}

/// What is held at `now`, as `tier since..until, qualifying`.
fn check(period: Period, zone: &str, rows: &[&str], now: &str, expected: &str) {
    let contributions: Vec<Contribution> = rows.iter().map(|row| contribution(row)).collect();
    let got = standing(&THRESHOLDS, &calendar(period, zone), &contributions, at(now));
    let say = |at: i64| Timestamp::from_second(at).unwrap().to_string();
    let held = match got.held {
        None => "none".to_owned(),
        Some(Held { tier, since_at, expires_at }) => {
            format!("{tier} {}..{}", say(since_at), expires_at.map(say).unwrap_or_default())
        }
    };
    assert_eq!(format!("{held}, {}", got.qualifying), expected, "{period:?} {rows:?} at {now}");
}

#[test]
fn calendar_years_hold_to_the_end_of_the_next() {
    let year = |rows: &[&str], now, expected| check(Period::CalendarYear, "UTC", rows, now, expected);
    let silver = ["2025-03-01 500"];
    year(&["2025-03-01 499"], "2025-06-01", "none, 499");
    year(&silver, "2025-02-01", "none, 0");
    year(&silver, "2025-06-01", "0 2025-03-01T12:00:00Z..2027-01-01T00:00:00Z, 500");
    year(&silver, "2026-12-31T23:59:59Z", "0 2025-03-01T12:00:00Z..2027-01-01T00:00:00Z, 0");
    year(&silver, "2027-01-01T00:00:00Z", "none, 0");
    year(
        &["2025-03-01 500", "2026-11-01 500"],
        "2026-11-02",
        "0 2025-03-01T12:00:00Z..2028-01-01T00:00:00Z, 500",
    );
    year(&["2024-12-31 400", "2025-01-01 400"], "2025-06-01", "none, 400");
    year(
        &["2025-03-01 1000", "2026-03-01 500"],
        "2026-06-01",
        "2 2025-03-01T12:00:00Z..2027-01-01T00:00:00Z, 500",
    );
    year(
        &["2025-03-01 1000", "2026-03-01 500"],
        "2027-06-01",
        "0 2025-03-01T12:00:00Z..2028-01-01T00:00:00Z, 0",
    );
    // Lost for a year: the time held starts anew.
    year(
        &["2022-03-01 500", "2025-03-01 500"],
        "2025-06-01",
        "0 2025-03-01T12:00:00Z..2027-01-01T00:00:00Z, 500",
    );
}

#[test]
fn a_refund_lowers_what_counts_and_leaves_the_tier() {
    let year = |rows: &[&str], now, expected| check(Period::CalendarYear, "UTC", rows, now, expected);
    let refunded = ["2025-12-01 600", "2026-01-10 -600 for 2025-12-01"];
    year(&refunded, "2025-12-20", "0 2025-12-01T12:00:00Z..2027-01-01T00:00:00Z, 600");
    year(&refunded, "2026-02-01", "0 2025-12-01T12:00:00Z..2027-01-01T00:00:00Z, 0");
    // The refund counts in the order's year: this year's 500 still reach the tier.
    year(
        &["2025-12-01 300", "2026-01-10 -300 for 2025-12-01", "2026-02-01 500"],
        "2026-02-02",
        "0 2026-02-01T12:00:00Z..2028-01-01T00:00:00Z, 500",
    );
}

#[test]
fn the_year_is_the_program_s_own() {
    let new_york =
        |rows: &[&str], now, expected| check(Period::CalendarYear, "America/New_York", rows, now, expected);
    let eve = ["2026-01-01T04:59:59Z 500"];
    new_york(&eve, "2026-01-01T04:59:59Z", "0 2026-01-01T04:59:59Z..2027-01-01T05:00:00Z, 500");
    new_york(&eve, "2026-01-01T05:00:00Z", "0 2026-01-01T04:59:59Z..2027-01-01T05:00:00Z, 0");
}

#[test]
fn anniversaries_start_on_the_day_of_joining() {
    let year = |rows: &[&str], now, expected| check(Period::Anniversary, "UTC", rows, now, expected);
    // Joined on 29 February 2024: the second year starts on 28 February 2025, the fifth on 29 February 2028.
    year(&["2024-03-01 500"], "2024-04-01", "0 2024-03-01T12:00:00Z..2026-02-28T00:00:00Z, 500");
    year(&["2024-03-01 500"], "2025-02-28T00:00:00Z", "0 2024-03-01T12:00:00Z..2026-02-28T00:00:00Z, 0");
    year(&["2027-03-01 500"], "2027-04-01", "0 2027-03-01T12:00:00Z..2029-02-28T00:00:00Z, 500");
    // Bought before joining, counted on joining.
    year(&["2024-02-10 500"], "2024-03-01", "0 2024-02-10T12:00:00Z..2025-02-28T00:00:00Z, 0");
}

#[test]
fn lifetimes_never_expire() {
    let lifetime = |rows: &[&str], now, expected| check(Period::Lifetime, "UTC", rows, now, expected);
    lifetime(&["2010-01-01 300", "2020-01-01 200"], "2026-01-01", "0 2020-01-01T12:00:00Z.., 500");
    lifetime(
        &["2010-01-01 600", "2010-02-01 -600 for 2010-01-01"],
        "2026-01-01",
        "0 2010-01-01T12:00:00Z.., 0",
    );
    lifetime(&["2010-01-01 1500"], "2026-01-01", "2 2010-01-01T12:00:00Z.., 1500");
}

#[test]
fn rolling_days_run_from_the_last_moment_the_threshold_was_met() {
    let rolling =
        |rows: &[&str], now, expected| check(Period::Rolling { days: 30 }, "UTC", rows, now, expected);
    let one = ["2026-01-01 500"];
    // Met until the order leaves the trailing 30 days on 31 January, held 30 days from then.
    rolling(&one, "2026-01-15", "0 2026-01-01T12:00:00Z..2026-03-02T12:00:00Z, 500");
    rolling(&one, "2026-02-15", "0 2026-01-01T12:00:00Z..2026-03-02T12:00:00Z, 0");
    rolling(&one, "2026-03-02T12:00:00Z", "none, 0");
    let two = ["2026-01-01 300", "2026-01-20 300"];
    rolling(&two, "2026-01-19", "none, 300");
    rolling(&two, "2026-01-25", "0 2026-01-20T12:00:00Z..2026-03-02T12:00:00Z, 600");
    // What is left after the first leaves is just enough: met until 19 February.
    rolling(
        &["2026-01-01 200", "2026-01-20 500"],
        "2026-03-20",
        "0 2026-01-20T12:00:00Z..2026-03-21T12:00:00Z, 0",
    );
    // A refund ends the meeting on its day.
    rolling(
        &["2026-01-01 500", "2026-01-11 -500 for 2026-01-01"],
        "2026-01-12",
        "0 2026-01-01T12:00:00Z..2026-02-10T12:00:00Z, 0",
    );
    rolling(
        &["2026-01-01 500", "2026-03-01 500"],
        "2026-03-05",
        "0 2026-01-01T12:00:00Z..2026-04-30T12:00:00Z, 500",
    );
}

#[test]
fn an_unknown_threshold_is_never_reached_and_order_does_not_matter() {
    let rows = ["2025-05-01 300", "2025-03-01 300", "2025-06-01 -100 for 2025-03-01", "2025-04-01 400"];
    let expected = "2 2025-05-01T12:00:00Z..2027-01-01T00:00:00Z, 900";
    for turn in 0..rows.len() {
        let mut turned = rows;
        turned.rotate_left(turn);
        check(Period::CalendarYear, "UTC", &turned, "2025-07-01", expected);
    }
}
