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
        self.throttle_status.wait_for(self.requested_query_cost, self.throttle_status.currently_available)
    }
}

impl ThrottleStatus {
    fn wait_for(self, cost: u64, available: u64) -> Duration {
        // What is dearer than a full bucket would wait for ever: Shopify will say so.
        let short = cost.min(self.maximum_available).saturating_sub(available);
        let millis = short.saturating_mul(1000).div_ceil(self.restore_rate.max(1));
        Duration::from_millis(millis).min(WAIT_MAX)
    }
}

/// The bucket as the last answer told it, and what each document cost.
#[derive(Debug, Default)]
pub(super) struct Pace {
    told: Option<(ThrottleStatus, Instant)>,
    costs: BTreeMap<&'static str, u64>,
}

impl Pace {
    /// How long to wait before this document is asked. What it costs is taken off at once, for whoever comes next.
    pub(super) fn wait(&mut self, document: &'static str, now: Instant) -> Duration {
        let cost = self.costs.get(document).copied().unwrap_or(COST_GUESSED);
        let Some((status, at)) = &mut self.told else { return Duration::ZERO };
        let seconds = now.saturating_duration_since(*at).as_secs();
        let restored = status.restore_rate.saturating_mul(seconds);
        let available = status.currently_available.saturating_add(restored).min(status.maximum_available);
        let wait = status.wait_for(cost, available);
        status.currently_available = available.saturating_sub(cost);
        *at += Duration::from_secs(seconds);
        wait
    }

    /// Takes what an answer said.
    pub(super) fn learn(&mut self, document: &'static str, cost: Cost, now: Instant) {
        self.costs.insert(document, cost.requested_query_cost);
        self.told = Some((cost.throttle_status, now));
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
        assert_eq!(pace.wait("a", now), Duration::ZERO, "nothing is known yet");
        pace.learn("a", cost(100, "150"), now);
        assert_eq!(pace.wait("a", now), Duration::ZERO);
        assert_eq!(pace.wait("a", now), Duration::from_secs(1), "50 are left of the 100");
        assert_eq!(pace.wait("a", now + Duration::from_secs(3)), Duration::ZERO);
    }
}
