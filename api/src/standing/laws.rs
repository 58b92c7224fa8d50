//! What holds for every history, in zones whose days are odd.

use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Calendar, Contribution, Period, changes, reference, standing};

const THRESHOLDS: [Option<i128>; 4] = [Some(0), Some(300), None, Some(700)];
/// Half an hour off, far ahead, on the other side of the date line (Apia and Kiritimati skipped a day), and where clocks
/// are, or were, put forward at midnight.
const ZONES: [&str; 8] = [
    "UTC",
    "America/New_York",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "America/Sao_Paulo",
    "Asia/Beirut",
];
/// 1 January 2009; Apia skipped 30 December 2011.
const START: i64 = 1_230_768_000;
const YEAR: i64 = 365 * 86_400;

#[derive(Debug, Clone)]
struct History {
    calendar: Calendar,
    contributions: Vec<Contribution>,
    /// Moments to look at, in order.
    looks: Vec<i64>,
}

fn periods() -> impl Strategy<Value = Period> {
    prop_oneof![
        Just(Period::Lifetime),
        Just(Period::CalendarYear),
        Just(Period::Anniversary),
        (1_i64..800).prop_map(|days| Period::Rolling { days }),
    ]
}

/// A moment in five years, half of them within two seconds of where a period begins.
fn moment(calendar: &Calendar, at: i64, near: Option<i64>) -> i64 {
    near.map_or(at, |seconds| calendar.span(at).start + seconds)
}

fn histories() -> impl Strategy<Value = History> {
    let at = || (START..START + 5 * YEAR, prop::option::of(-2_i64..3));
    // Often just what a threshold asks for.
    let amount = || prop_oneof![1_i128..500, (1_i128..10).prop_map(|fifties| fifties * 50)];
    let order =
        (at(), amount(), prop_oneof![Just(0), 0_i64..500 * 86_400], prop::option::of((0..YEAR, amount())));
    let joined = prop_oneof![at(), Just((1_330_473_600, None)), Just((1_330_559_999, None))];
    let (orders, looks) = (prop::collection::vec(order, 0..8), prop::collection::vec(at(), 1..8));
    (periods(), prop::sample::select(&ZONES[..]), joined, orders, looks).prop_map(
        |(period, zone, joined, orders, looks)| {
            let zone = TimeZone::get(zone).unwrap();
            let mut calendar = Calendar { period, zone, joined_at: joined.0 };
            calendar.joined_at = moment(&calendar, joined.0, joined.1);
            let mut contributions = Vec::new();
            for ((at, near), amount, waits, refund) in orders {
                let counts_at = moment(&calendar, at, near);
                contributions.push(Contribution { at: counts_at + waits, counts_at, amount });
                if let Some((later, back)) = refund {
                    let at = counts_at + waits + later;
                    contributions.push(Contribution { at, counts_at, amount: -back.min(amount) });
                }
            }
            let mut looks: Vec<i64> =
                looks.into_iter().map(|(at, near)| moment(&calendar, at + YEAR, near)).collect();
            looks.sort_unstable();
            History { calendar, contributions, looks }
        },
    )
}

impl History {
    fn tier(&self, now: i64) -> Option<usize> {
        standing(&THRESHOLDS, &self.calendar, &self.contributions, now).held.map(|held| held.tier)
    }

    fn changes(&self, from: i64, now: i64) -> Vec<(i64, Option<usize>)> {
        let changes = changes(&THRESHOLDS, &self.calendar, &self.contributions, from, now);
        changes.into_iter().map(|change| (change.at, change.tier)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_tier_is_what_walking_through_the_days_finds(history in histories()) {
        let History { calendar, contributions, looks } = &history;
        let changes = history.changes(START, looks[looks.len() - 1]).into_iter().flat_map(|(at, _)| [at - 1, at]);
        for now in looks.iter().copied().chain(changes) {
            let standing = standing(&THRESHOLDS, calendar, contributions, now);
            let expected = reference::tier(&THRESHOLDS, calendar, contributions, now);
            prop_assert_eq!(standing.held.map(|held| held.tier), expected, "at {}", now);
            prop_assert_eq!(standing.qualifying, reference::qualifying(calendar, contributions, now), "at {}", now);
        }
    }

    #[test]
    fn a_tier_is_held_since_its_last_change(history in histories(), threshold in prop::sample::select(vec![300, 700])) {
        let History { calendar, contributions, looks } = &history;
        for now in looks {
            let held = standing(&[Some(threshold)], calendar, contributions, *now).held;
            let changes = changes(&[Some(threshold)], calendar, contributions, 0, *now);
            let last = changes.last().filter(|change| change.tier.is_some());
            prop_assert_eq!(held.map(|held| held.since_at), last.map(|change| change.at));
        }
    }

    #[test]
    fn a_tier_ends_at_its_second_when_nothing_more_happens(mut history in histories()) {
        let now = history.looks[0];
        history.contributions.retain(|one| one.at <= now);
        let held = standing(&THRESHOLDS, &history.calendar, &history.contributions, now).held;
        let Some((held, expires_at)) = held.and_then(|held| Some((held, held.expires_at?))) else { return Ok(()) };
        prop_assert!(held.since_at <= now && now < expires_at);
        prop_assert_eq!(history.tier(expires_at - 1), Some(held.tier));
        prop_assert!(history.tier(expires_at) < Some(held.tier));
    }

    #[test]
    fn looking_often_or_once_tells_the_same(history in histories()) {
        let (first, last) = (history.looks[0], history.looks[history.looks.len() - 1]);
        let once = history.changes(first, last);
        let mut often = Vec::new();
        for pair in history.looks.windows(2) {
            often.extend(history.changes(pair[0], pair[1]));
        }
        often.dedup_by_key(|change| change.1);
        if history.looks.len() > 1 {
            prop_assert_eq!(&often, &once);
        }
        for (at, tier) in once.iter().copied() {
            let (before, after) = (history.changes(first, at), history.changes(at, last));
            prop_assert_eq!([&before[..], &after[1..]].concat(), &once[..], "looked at {}", at);
            prop_assert_eq!(history.tier(at), tier);
            prop_assert!(at == first || history.tier(at - 1) != tier, "nothing changed at {}", at);
        }
    }

    #[test]
    fn more_never_stands_lower(history in histories(), index in any::<prop::sample::Index>(), more in 1_i128..900) {
        prop_assume!(!history.contributions.is_empty());
        let mut richer = history.clone();
        let index = index.index(richer.contributions.len());
        richer.contributions[index].amount += more;
        for now in &history.looks {
            prop_assert!(richer.tier(*now) >= history.tier(*now), "at {}", now);
            let qualifying = |history: &History| {
                standing(&THRESHOLDS, &history.calendar, &history.contributions, *now).qualifying
            };
            prop_assert!(qualifying(&richer) >= qualifying(&history));
        }
    }

    #[test]
    fn no_instant_is_too_early_or_too_late(
        period in periods(),
        zone in prop::sample::select(&ZONES[..]),
        joined_at in 0_i64..7_258_118_400,
        at in 0_i64..7_258_118_400,
        now in prop_oneof![0_i64..7_258_118_400, Just(i64::MIN), Just(i64::MAX), Just(-377_705_116_800)],
    ) {
        let calendar = Calendar { period, zone: TimeZone::get(zone).unwrap(), joined_at };
        let contributions = [Contribution { at, counts_at: at, amount: 700 }];
        let standing = standing(&THRESHOLDS, &calendar, &contributions, now);
        prop_assert!(standing.held.is_none_or(|held| held.tier == 0 || held.since_at == at));
        changes(&THRESHOLDS, &calendar, &contributions, at.min(now), now);
    }
}
