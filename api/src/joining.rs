//! Joining the program. Orders paid before are counted now: bought without a tier, on the day they were bought.

use serde_json::json;

use crate::http::problem::Outcome;
use crate::ledger::Ledger;

impl Ledger {
    /// Joins a customer; false when they had joined before.
    pub(crate) async fn join(&mut self, customer_id: &str) -> Outcome<bool> {
        let program = self.program().await?;
        if self.joined_at(customer_id).await?.is_some() {
            return Ok(false);
        }
        self.record_membership(customer_id).await?;
        let data = json!({"joined_at": self.now, "program_version": program.number});
        self.record_event("member.joined", Some(customer_id), &data).await?;
        for order_id in self.orders_of(customer_id).await? {
            self.credit(&order_id).await?;
        }
        Ok(true)
    }
}
