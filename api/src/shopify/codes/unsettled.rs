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

    /// Nobody knows what became of the question asked just now.
    pub(super) fn note(&self, redemption_id: &str) {
        self.all().insert(redemption_id.to_owned(), Instant::now());
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
