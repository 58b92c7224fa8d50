//! Webhook deliveries, each taken once.

use super::Ledger;

impl Ledger {
    /// Takes a delivery; false when it was taken before.
    pub(crate) async fn take_delivery(
        &mut self,
        webhook_id: &str,
        topic: &str,
        kept_body: Option<&str>,
    ) -> sqlx::Result<bool> {
        let taken = sqlx::query(
            "INSERT INTO webhook_inbox (shop, webhook_id, topic, body, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO NOTHING",
        )
        .bind(&self.shop)
        .bind(webhook_id)
        .bind(topic)
        .bind(kept_body)
        .bind(self.now)
        .execute(&mut *self.transaction)
        .await?;
        Ok(taken.rows_affected() == 1)
    }
}
