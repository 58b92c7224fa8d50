//! Customers who become one, ask what is known of them, or are forgotten.

use serde_json::json;

use crate::app::App;
use crate::http::problem::{Outcome, Problem};
use crate::ledger::Ledger;

/// Shopify asks to forget a shop 48 hours after the app was removed, and tells a removed app of nothing else.
const SILENCE_SECONDS: i64 = 86_400;

impl Ledger {
    /// Makes two customers one: whoever is asked for is answered with what both have. Again, it changes nothing.
    pub(crate) async fn merge(&mut self, merged_id: &str, kept_id: &str) -> Outcome<()> {
        let (merged, kept) = (self.kept_id(merged_id).await?, self.kept_id(kept_id).await?);
        if merged == kept {
            return Ok(());
        }
        let mut uncounted = Vec::new();
        for id in [&merged, &kept] {
            if self.joined_at(id).await?.is_none() {
                uncounted.extend(self.orders_of(id).await?);
            }
        }
        self.record_alias(&merged, &kept).await?;
        self.record_event("customer.merged", Some(&kept), &json!({"merged_id": merged})).await?;
        // What somebody bought before they became one with a member counts, as it does on joining.
        if self.joined_at(&kept).await?.is_some() {
            for order_id in uncounted {
                self.credit(&order_id).await?;
            }
            self.catch_up(&kept).await?;
        }
        Ok(())
    }

    /// Says to whoever runs the program that somebody asked; `perkline customer export` is the answer.
    pub(crate) async fn data_requested(&mut self, customer_id: &str, request_id: &str) -> Outcome<()> {
        let data = json!({"data_request_id": request_id});
        Ok(self.record_event("customer.data_requested", Some(customer_id), &data).await?)
    }

    /// Forgets a customer. Again, or of somebody unknown, it changes nothing.
    pub(crate) async fn forget(&mut self, customer_id: &str) -> Outcome<()> {
        if let Some(pseudonym) = self.redact_customer(customer_id).await? {
            self.record_event("customer.redacted", Some(&pseudonym), &json!({})).await?;
        }
        Ok(())
    }

    /// Begins to forget every customer of the shop; refused while the shop still talks to us, for then the app is not
    /// removed. [`finish_forgetting`] does it, for one command would take too long.
    pub(crate) async fn forget_all(&mut self) -> Outcome<()> {
        let heard_at = self.shop_heard_at().await?;
        if heard_at.is_some_and(|at| self.now - at < SILENCE_SECONDS) {
            tracing::warn!("shop/redact came while the shop is in use: nothing was forgotten");
            return Err(Problem::shop_in_use());
        }
        self.begin_shop_redaction().await?;
        Ok(self.record_event("shop.redacted", None, &json!({})).await?)
    }
}

/// Forgets what is left of a shop that is to be forgotten, in as many commands as it takes. Interrupted, it goes on at the next
/// start.
///
/// # Errors
/// The database refused.
pub async fn finish_forgetting(app: &App) -> Result<(), Problem> {
    loop {
        let mut ledger = app.command().await?;
        let is_more = ledger.redact_some().await?;
        app.commit(ledger).await?;
        if !is_more {
            return Ok(());
        }
    }
}
