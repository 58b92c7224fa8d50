//! What every handler is given.

use std::sync::Arc;

use sqlx::{Sqlite, Transaction};
use tracing::Instrument;

use crate::auth::Secrets;
use crate::clock::Clock;
use crate::codes::DiscountCodes;
use crate::http::limits::Limits;
use crate::http::metrics::Metrics;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::{Database, Ledger};
use crate::recent::Recent;
use crate::turns::Turns;

/// One shop's API: its ledger, its secrets, and the services it speaks to.
#[derive(Debug, Clone)]
pub struct App {
    /// The shop's permanent domain, as in `demo.myshopify.com`.
    pub shop: Arc<str>,
    /// The ledger's file.
    pub database: Database,
    /// What of the ledger is in memory.
    pub recent: Arc<Recent>,
    /// What callers prove themselves with.
    pub secrets: Arc<Secrets>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Makes discount codes.
    pub codes: Arc<dyn DiscountCodes>,
    /// Who finishes which redemption now.
    pub turns: Arc<Turns>,
    /// Origins that a headless storefront's pages come from.
    pub allowed_origins: Arc<[String]>,
    /// A developer's machine: `POST /v1/nudges` answers everybody.
    pub dev: bool,
    /// How often who may ask.
    pub limits: Arc<Limits>,
    /// What was asked and how it went.
    pub metrics: Arc<Metrics>,
}

impl App {
    /// The ledger to read from.
    pub(crate) async fn read(&self) -> Outcome<Ledger> {
        Ok(self.ledger(self.database.read().await?))
    }

    /// The ledger to write to; nobody else writes meanwhile.
    pub(crate) async fn command(&self) -> Outcome<Ledger> {
        Ok(self.ledger(self.database.command().await?))
    }

    fn ledger(&self, transaction: Transaction<'static, Sqlite>) -> Ledger {
        Ledger::new(transaction, self.database.versions.clone(), &self.shop, &*self.clock)
    }

    /// Keeps what a command recorded.
    pub(crate) async fn commit(&self, ledger: Ledger) -> Outcome<()> {
        let (recent, clock) = (self.recent.clone(), self.clock.clone());
        // A task of its own: whoever asked may hang up between the commit and the forgetting.
        let committed = async move {
            let (touched, committed) = ledger.commit(&*clock).await;
            recent.forget(&touched);
            committed
        };
        tokio::spawn(committed.in_current_span()).await.map_err(|_| Problem::internal())?
    }
}
