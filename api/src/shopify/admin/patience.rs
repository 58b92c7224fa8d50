//! How long Shopify is waited for.

use std::time::Duration;

/// How long, and how often. [`Patience::default`] fits a request of ours that a shopper waits for (it is given up after
/// 15 seconds).
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For one answer.
    pub attempt: Duration,
    /// For all attempts together.
    pub whole: Duration,
    /// Before the second attempt; doubled before each further one.
    pub first_wait: Duration,
    /// What a wait grows to at most.
    pub wait_max: Duration,
    /// How long Shopify may still be carrying out what it gave no answer to. Before that, store credit is not asked for
    /// again.
    pub settle: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            attempt: Duration::from_secs(4),
            whole: Duration::from_secs(11),
            first_wait: Duration::from_millis(200),
            wait_max: Duration::from_secs(2),
            settle: Duration::from_mins(1),
        }
    }
}

impl Patience {
    /// The wait after this attempt (from 0): between half and the whole of a time that doubles, so that many who failed
    /// together don't come back together.
    pub(super) fn backoff(&self, attempt: u32) -> Duration {
        let doubled = self.first_wait.saturating_mul(1 << attempt.min(16)).min(self.wait_max);
        let half = doubled / 2;
        half + half.saturating_mul(chance()) / u32::from(u8::MAX)
    }
}

/// 0 to 255; without randomness the middle.
fn chance() -> u32 {
    let mut bytes = [128];
    // A wait that is always the same is no reason to fail.
    let _ = getrandom::fill(&mut bytes);
    bytes.map(u32::from).iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_within_bounds() {
        let patience = Patience::default();
        for (attempt, whole) in [(0, 200), (1, 400), (3, 1600), (4, 2000), (40, 2000)] {
            let wait = patience.backoff(attempt).as_millis();
            assert!((whole / 2..=whole).contains(&wait), "{attempt}: {wait}");
        }
    }
}
