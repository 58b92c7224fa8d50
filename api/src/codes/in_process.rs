//! Codes kept in memory: for tests, and for a server started without a code service, where it refuses everything.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{CodeOrder, CodesTrouble, DiscountCodes, Later};

/// Codes by redemption.
#[derive(Debug, Default)]
pub struct InProcessCodes {
    codes: Mutex<BTreeMap<String, CodeOrder>>,
    down: AtomicBool,
}

impl InProcessCodes {
    /// A service that answers nobody.
    pub fn unavailable() -> Self {
        let codes = Self::default();
        codes.set_down(true);
        codes
    }

    /// Takes the service down, or brings it back.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, Ordering::Relaxed);
    }

    /// What stands now, by redemption.
    pub fn standing(&self) -> Vec<CodeOrder> {
        self.codes().values().cloned().collect()
    }

    fn codes(&self) -> MutexGuard<'_, BTreeMap<String, CodeOrder>> {
        self.codes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self) -> Result<(), CodesTrouble> {
        let down = self.down.load(Ordering::Relaxed);
        if down { Err(CodesTrouble::NotDone("no code service".to_owned())) } else { Ok(()) }
    }
}

impl DiscountCodes for InProcessCodes {
    fn create<'a>(&'a self, order: &'a CodeOrder) -> Later<'a, Result<(), CodesTrouble>> {
        Box::pin(async move {
            self.answer()?;
            self.codes().entry(order.redemption_id.clone()).or_insert_with(|| order.clone());
            Ok(())
        })
    }

    fn disable<'a>(&'a self, code: &'a str) -> Later<'a, Result<(), CodesTrouble>> {
        Box::pin(async move {
            self.answer()?;
            self.codes().retain(|_, order| order.code != code);
            Ok(())
        })
    }
}
