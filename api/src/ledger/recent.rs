//! What of the ledger is at hand: the versions of the program, and the rows of those who are in the shop right now. A
//! shopper's pages ask one after the other, and between two of them mostly nothing was recorded.
//!
//! Rows, never answers: what time alone changes is reckoned anew for each answer. A commit forgets whom its events are about
//! before the command is answered. So one process serves a ledger (see `cli::serve`).

use std::sync::{Arc, Mutex, PoisonError};

use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::programs::Version;
use crate::account::Current;

/// Versions that are kept: the current one, and those that refunds of older orders are reckoned by.
const VERSIONS_MAX: usize = 64;
/// Rows that are kept, of all customers together: some 50 MB.
pub(crate) const ROWS_MAX: u64 = 100_000;
/// How many customers that may be; only a hint for the first allocation.
const CUSTOMERS_EXPECTED: usize = 10_000;

/// Shared by all connections to one ledger.
#[derive(Debug)]
pub(crate) struct Recent {
    versions: Cache<i64, Arc<Version>>,
    accounts: Cache<String, Arc<Current>, ByRows>,
    /// How many commits there were. Held while anything is kept or forgotten.
    commits: Mutex<u64>,
}

/// How many commits there had been when a read began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment(u64);

/// Whom a command's events were about.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    customers: Vec<String>,
    pub(crate) everybody: bool,
}

impl Recent {
    pub(crate) fn of_rows(rows_max: u64) -> Self {
        Self {
            versions: Cache::new(VERSIONS_MAX),
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

    /// A version by its number; what was written under a number stays.
    pub(crate) fn version(&self, number: i64) -> Option<Arc<Version>> {
        self.versions.get(&number)
    }

    pub(crate) fn keep_version(&self, version: &Arc<Version>) {
        self.versions.insert(version.number, version.clone());
    }
}

impl Touched {
    /// None: the shop as a whole.
    pub(crate) fn note(&mut self, customer_id: Option<&str>) {
        match customer_id {
            Some(customer_id) => self.customers.push(customer_id.to_owned()),
            None => self.everybody = true,
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
