//! Shopify's limit: a bucket of points that refills so many a second. A question that would not fit waits here, where it
//! costs nobody anything.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Deserializer};
use tokio::time::Instant;

/// What a question of ours is taken to cost until its first answer says so.
const COST_GUESSED: u64 = 50;
/// No wait is longer: by then the bucket was told anew.
const WAIT_MAX: Duration = Duration::from_mins(1);

/// What an answer says of the limit, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Cost {
    #[serde(deserialize_with = "whole")]
    requested_query_cost: u64,
    throttle_status: ThrottleStatus,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ThrottleStatus {
    #[serde(deserialize_with = "whole")]
    maximum_available: u64,
    #[serde(deserialize_with = "whole")]
    currently_available: u64,
    #[serde(deserialize_with = "whole")]
    restore_rate: u64,
}

/// Shopify writes whole points as decimals, 1000.0.
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?.to_string();
    let digits = number.split('.').next().unwrap_or_default();
    digits.parse().map_err(serde::de::Error::custom)
}

impl Cost {
    /// How long until the bucket holds what was asked for.
    pub(super) fn restored_in(self) -> Duration {
        let status = self.throttle_status;
        status.wait_for(status.affordable(self.requested_query_cost), status.currently_available.into())
    }
}

impl ThrottleStatus {
    /// What is dearer than a full bucket would wait for ever: Shopify will say so.
    fn affordable(self, cost: u64) -> u64 {
        cost.min(self.maximum_available)
    }

    fn wait_for(self, cost: u64, available: i128) -> Duration {
        let short_milli = (i128::from(cost) - available) * 1000;
        let millis = u64::try_from(short_milli).unwrap_or_default().div_ceil(self.restore_rate.max(1));
        Duration::from_millis(millis).min(WAIT_MAX)
    }
}

/// The bucket as the last answer told it, and what each document cost.
#[derive(Debug, Default)]
pub(super) struct Pace {
    told: Option<Told>,
    costs: BTreeMap<&'static str, u64>,
}

#[derive(Debug)]
struct Told {
    status: ThrottleStatus,
    /// In thousandths of a point; below nothing, whoever comes next waits for those who came before too.
    available_milli: i128,
    at: Instant,
}

impl Told {
    fn available_milli_at(&self, now: Instant) -> i128 {
        let passed = now.saturating_duration_since(self.at).as_millis();
        let restored = i128::try_from(passed).unwrap_or_default() * i128::from(self.status.restore_rate);
        (self.available_milli + restored).min(i128::from(self.status.maximum_available) * 1000)
    }
}

impl Pace {
    /// How long to wait before this document is asked. What it costs is taken off at once, for whoever comes next. None:
    /// it would be longer than `most`, and nothing is taken off.
    pub(super) fn wait(&mut self, document: &'static str, now: Instant, most: Duration) -> Option<Duration> {
        let cost = self.costs.get(document).copied().unwrap_or(COST_GUESSED);
        let Some(told) = &mut self.told else { return Some(Duration::ZERO) };
        let cost = told.status.affordable(cost);
        let available = told.available_milli_at(now);
        let wait = told.status.wait_for(cost, available.div_euclid(1000));
        if wait >= most {
            return None;
        }
        told.available_milli = available - i128::from(cost) * 1000;
        told.at = now;
        Some(wait)
    }

    /// How long until the bucket is half full.
    pub(super) fn until_half(&self, now: Instant) -> Duration {
        let Some(told) = &self.told else { return Duration::ZERO };
        let available = told.available_milli_at(now).div_euclid(1000);
        told.status.wait_for(told.status.maximum_available / 2, available)
    }

    /// Takes what an answer said.
    pub(super) fn learn(&mut self, document: &'static str, cost: Cost, now: Instant) {
        self.costs.insert(document, cost.requested_query_cost);
        let status = cost.throttle_status;
        self.told =
            Some(Told { status, available_milli: i128::from(status.currently_available) * 1000, at: now });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(requested: u64, available: &str) -> Cost {
        serde_json::from_str(&format!(
            r#"{{"requestedQueryCost":{requested},"actualQueryCost":null,"throttleStatus":
                {{"maximumAvailable":1000.0,"currentlyAvailable":{available},"restoreRate":50.0}}}}"#
        ))
        .unwrap()
    }

    #[test]
    fn what_does_not_fit_waits_until_it_does() {
        assert_eq!(cost(752, "666").restored_in(), Duration::from_millis(1720));
        assert_eq!(cost(10, "666.5").restored_in(), Duration::ZERO);
        assert_eq!(cost(9000, "0").restored_in(), Duration::from_secs(20));
    }

    #[test]
    fn the_bucket_refills_and_is_shared() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        let wait = |pace: &mut Pace, at: Instant| pace.wait("a", at, Duration::from_secs(9)).unwrap();
        assert_eq!(wait(&mut pace, now), Duration::ZERO, "nothing is known yet");
        pace.learn("a", cost(100, "150"), now);
        assert_eq!(wait(&mut pace, now), Duration::ZERO);
        assert_eq!(wait(&mut pace, now), Duration::from_secs(1), "50 are left of the 100");
        assert_eq!(wait(&mut pace, now), Duration::from_secs(3), "behind the one that waits");
        assert_eq!(wait(&mut pace, now + Duration::from_millis(4500)), Duration::from_millis(500));
        assert_eq!(wait(&mut pace, now + Duration::from_mins(9)), Duration::ZERO);
    }

    #[test]
    fn who_will_not_wait_takes_nothing() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        pace.learn("a", cost(100, "0"), now);
        for _ in 0..3 {
            assert_eq!(pace.wait("a", now, Duration::from_secs(2)), None);
        }
        assert_eq!(pace.wait("a", now, Duration::from_secs(3)), Some(Duration::from_secs(2)));
    }

    #[test]
    fn who_is_not_waited_for_leaves_half_of_the_bucket() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        assert_eq!(pace.until_half(now), Duration::ZERO, "nothing is known yet");
        pace.learn("a", cost(100, "150"), now);
        assert_eq!(pace.until_half(now), Duration::from_secs(7));
        assert_eq!(pace.until_half(now + Duration::from_secs(4)), Duration::from_secs(3));
        assert_eq!(pace.until_half(now + Duration::from_secs(7)), Duration::ZERO);
    }
}
