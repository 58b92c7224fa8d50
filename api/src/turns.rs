//! One at a time for each thing that another service is asked for, such as a redemption's code or a customer's credits: who
//! comes first is done before the next one looks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

type Turn = Arc<tokio::sync::Mutex<()>>;

/// What is being asked for in this process, by name.
#[derive(Debug, Default)]
pub struct Turns(Mutex<BTreeMap<String, Turn>>);

impl Turns {
    /// Waits until nobody else has this turn; it ends when the guard is dropped.
    pub(crate) async fn take(&self, name: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Whoever holds or waits for a turn has it twice.
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            turns.entry(name.to_owned()).or_default().clone()
        };
        turn.lock_owned().await
    }
}
