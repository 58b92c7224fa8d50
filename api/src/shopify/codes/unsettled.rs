//! What Shopify may still be carrying out: questions without an answer, for as long as they may be under way.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// The redemptions whose question had no answer, and when it was last asked.
#[derive(Debug)]
pub(super) struct Unsettled {
    /// Whatever was asked before this process is taken to be as old as it.
    started_at: Instant,
    asked_at: Mutex<BTreeMap<String, Instant>>,
}

impl Unsettled {
    pub(super) fn new() -> Self {
        Self { started_at: Instant::now(), asked_at: Mutex::default() }
    }

    /// A question is asked now, and nobody knows what becomes of it; when the one before it was asked.
    pub(super) fn note(&self, redemption_id: &str) -> Option<Instant> {
        self.all().insert(redemption_id.to_owned(), Instant::now())
    }

    /// Nothing became of the question just noted; the one before it is the last.
    pub(super) fn put_back(&self, redemption_id: &str, earlier: Option<Instant>) {
        match earlier {
            Some(asked_at) => drop(self.all().insert(redemption_id.to_owned(), asked_at)),
            None => self.forget(redemption_id),
        }
    }

    /// It is known.
    pub(super) fn forget(&self, redemption_id: &str) {
        self.all().remove(redemption_id);
    }

    /// Whether a question asked before may still be carried out, `settle` being the longest that Shopify takes.
    pub(super) fn may_be_under_way(&self, redemption_id: &str, settle: Duration) -> bool {
        let asked_at = self.all().get(redemption_id).copied().unwrap_or(self.started_at);
        asked_at.elapsed() < settle
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<String, Instant>> {
        self.asked_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTLE: Duration = Duration::from_mins(1);

    #[tokio::test(start_paused = true)]
    async fn a_question_settles_from_when_it_was_last_asked() {
        let unsettled = Unsettled::new();
        let half = || tokio::time::advance(SETTLE / 2);
        assert!(unsettled.may_be_under_way("r", SETTLE), "asked by the process before");
        half().await;
        assert_eq!(unsettled.note("r"), None);
        half().await;
        assert!(unsettled.may_be_under_way("r", SETTLE));
        assert!(!unsettled.may_be_under_way("another of before", SETTLE));
        let earlier = unsettled.note("r");
        half().await;
        assert!(unsettled.may_be_under_way("r", SETTLE));
        // The second came to nothing.
        unsettled.put_back("r", earlier);
        assert!(!unsettled.may_be_under_way("r", SETTLE));
    }
}
