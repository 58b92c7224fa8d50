//! The shop's ledger: what happened, row by row, inside one transaction. Its files hold all the SQL there is; none of it
//! changes or removes a row of the ledger but to forget a customer, and the database itself refuses to.

#[macro_use]
pub(crate) mod aliases;
pub(crate) mod copy;
mod database;
pub(crate) mod entries;
pub(crate) mod events;
mod export;
pub(crate) mod inbox;
pub(crate) mod keys;
pub(crate) mod memberships;
pub(crate) mod metafields;
pub(crate) mod orders;
pub(crate) mod overview;
pub(crate) mod product_types;
pub(crate) mod programs;
mod redactions;
pub(crate) mod redemptions;
pub(crate) mod sole;
pub(crate) mod touched;
pub(crate) mod trouble;
pub(crate) mod whole;

pub use database::Database;

use std::sync::Arc;

use programs::Versions;
use sqlx::{Sqlite, Transaction};
use touched::Touched;

use crate::clock::Clock;
use crate::http::problem::{Outcome, Problem};

/// The longest a command may hold its transaction. A snapshot answered meanwhile does not contain it, so within this time
/// after a change `since` is answered in full.
pub(crate) const IN_FLIGHT_SECONDS: i64 = 5;

/// One shop's ledger at one moment.
#[derive(Debug)]
pub(crate) struct Ledger {
    transaction: Transaction<'static, Sqlite>,
    versions: Arc<Versions>,
    touched: Touched,
    pub(crate) shop: String,
    pub(crate) now: i64,
}

impl Ledger {
    /// `now` is read after the transaction began: nothing is recorded earlier than what was committed before it.
    pub(crate) fn new(
        transaction: Transaction<'static, Sqlite>,
        versions: Arc<Versions>,
        shop: &str,
        clock: &dyn Clock,
    ) -> Self {
        Self { transaction, versions, touched: Touched::default(), shop: shop.to_owned(), now: clock.now() }
    }

    /// Keeps what the command recorded, and says whom it was about. Without it nothing happened.
    pub(crate) async fn commit(self, clock: &dyn Clock) -> (Touched, Outcome<()>) {
        if clock.now() - self.now > IN_FLIGHT_SECONDS {
            tracing::error!("a command held its transaction too long and was undone");
            return (self.touched, Err(Problem::internal()));
        }
        (self.touched, self.transaction.commit().await.map_err(Problem::from))
    }
}
