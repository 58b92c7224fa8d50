//! One at a time for each redemption: who finishes it first is done before the next one looks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

type Turn = Arc<tokio::sync::Mutex<()>>;

/// The redemptions being finished in this process.
#[derive(Debug, Default)]
pub struct Turns(Mutex<BTreeMap<String, Turn>>);

impl Turns {
    /// Waits until nobody else finishes this redemption; the turn ends when the guard is dropped.
    pub(super) async fn take(&self, redemption_id: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Whoever holds or waits for a turn has it twice.
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            turns.entry(redemption_id.to_owned()).or_default().clone()
        };
        turn.lock_owned().await
    }
}
