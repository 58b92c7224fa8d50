//! The rows of those who are in the shop right now. A shopper's pages ask one after the other, and between two of them mostly
//! nothing was recorded.
//!
//! Rows, never answers: what time alone changes is reckoned anew for each answer. A commit forgets whom its events are about
//! before the command is answered. So one process serves a ledger (see `ledger::sole`).

use std::sync::{Arc, Mutex, PoisonError};

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::account::Current;
use crate::ledger::touched::Touched;

/// Rows that are kept, of all customers together: some 50 MB.
const ROWS_MAX: u64 = 100_000;
/// How many customers that may be; only a hint for the first allocation.
const CUSTOMERS_EXPECTED: usize = 10_000;

/// What is at hand of one ledger.
#[derive(Debug)]
pub struct Recent {
    accounts: Cache<String, Arc<Current>, ByRows>,
    /// How many commits there were. Held while anything is kept or forgotten.
    commits: Mutex<u64>,
}

/// How many commits there had been when a read began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment(u64);

impl Default for Recent {
    fn default() -> Self {
        Self::of_rows(ROWS_MAX)
    }
}

impl Recent {
    /// Keeps so many rows of those who ask again; 0: each answer is read from the file.
    pub fn of_rows(rows_max: u64) -> Self {
        Self {
            accounts: Cache::with_weighter(CUSTOMERS_EXPECTED, rows_max, ByRows),
            commits: Mutex::default(),
        }
    }

    /// Asked before a read begins, for [`Recent::keep`].
    pub(crate) fn moment(&self) -> Moment {
        Moment(*self.commits.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A customer as the ledger has them now; None: not at hand.
    pub(crate) fn account(&self, customer_id: &str) -> Option<Arc<Current>> {
        self.accounts.get(customer_id)
    }

    /// Keeps what a read found that began at `moment`, unless something was recorded since. Events of somebody with several ids
    /// are about any of them; they are few, and always read.
    pub(crate) fn keep(&self, current: &Arc<Current>, moment: Moment) {
        if current.is_merged {
            return;
        }
        let commits = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        if Moment(*commits) == moment {
            self.accounts.insert(current.account.customer_id.clone(), current.clone());
        }
    }

    /// A commit changed what these have.
    pub(crate) fn forget(&self, touched: &Touched) {
        let mut commits = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        *commits += 1;
        if touched.everybody {
            self.accounts.clear();
        }
        for customer_id in &touched.customers {
            self.accounts.remove(customer_id.as_str());
        }
    }
}

#[derive(Debug, Clone)]
struct ByRows;

impl Weighter<String, Arc<Current>> for ByRows {
    fn weight(&self, _: &String, current: &Arc<Current>) -> u64 {
        let rows = 1 + current.account.entries.len() + current.account.redemptions.len();
        u64::try_from(rows).unwrap_or(u64::MAX)
    }
}
